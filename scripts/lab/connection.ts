/** A connection of the lab's org to its receiver, with streams, switched on by the administrator, who is its connector. */
import { createConnection, switchOn } from '../demo/connection.ts';
import type { Lab } from './index.ts';

export interface LabStream {
  readonly name: string;
  readonly objectName: string;
  readonly fields: readonly string[];
  /** Default: 1. */
  readonly frequencyMinutes?: number;
  /** Which existing records its initial sync sends; default: Everything. */
  readonly lookback?: string;
  readonly filter?: LabFilter;
  /** Says over `object` (default: Opportunity) which accounts are active. */
  readonly rule?: { readonly name?: string; readonly object?: string } & LabFilter;
  /** Default: true. */
  readonly isOn?: boolean;
}

export interface LabFilter {
  readonly rows: readonly { readonly field: string; readonly operator: string; readonly values: readonly string[] }[];
}

/** Everything but the streams and switching it on. Gives the connection's id. */
export function connect(lab: Lab, name = 'Destination'): Promise<string> {
  const admin = lab.administrator();
  return createConnection(admin, { name, receiverUrl: lab.receiver.url, connectorId: admin.id });
}

/** The streams begin with what is saved from now on. Gives the connection's id. */
export async function connectStreams(lab: Lab, streams: readonly LabStream[]): Promise<string> {
  const admin = lab.administrator();
  const connectionId = await connect(lab);
  const { prefix } = lab;
  const rows = streams.map(({ name, objectName, fields, frequencyMinutes = 1, lookback = 'Everything', filter, rule, isOn = true }) => ({
    Name: name,
    [`${prefix}Connection__c`]: connectionId,
    [`${prefix}ObjectName__c`]: objectName,
    [`${prefix}Fields__c`]: JSON.stringify(fields.map((field) => ({ name: field }))),
    [`${prefix}FrequencyMinutes__c`]: frequencyMinutes,
    [`${prefix}Lookback__c`]: lookback,
    [`${prefix}IsOn__c`]: isOn,
    [`${prefix}Filter__c`]: filter === undefined ? null : JSON.stringify({ rows: filter.rows }),
    [`${prefix}RuleName__c`]: rule?.name ?? null,
    [`${prefix}RuleObject__c`]: rule === undefined ? null : (rule.object ?? 'Opportunity'),
    [`${prefix}Rule__c`]: rule === undefined ? null : JSON.stringify({ rows: rule.rows }),
  }));
  for (const { success, errors } of admin.dml('insert', `${prefix}SynclineStream__c`, rows)) {
    if (!success) throw new Error(`A stream was refused: ${JSON.stringify(errors)}`);
  }
  await switchOn(admin, connectionId);
  return connectionId;
}
