/** The org in which causes come about, by the ways that people and programs have: the REST API, Setup, the app's own calls, the destination. */
import assert from 'node:assert/strict';
import type { Connection } from 'jsforce';
import type { Page } from 'playwright-core';
import { act } from '../../demo/connection.ts';
import type { Person } from '../../demo/saving.ts';
import { personOn } from '../test-support/connection.ts';
import type { Journey, JourneyProduct } from '../test-support/journey.ts';

type Values = Readonly<Record<string, unknown>>;

const mostMinutes = 6;

export class World {
  readonly product: JourneyProduct;
  private readonly journey: Journey;
  readonly org: Connection;
  /** The app's own calls, in a session of theirs. */
  readonly admin: Person;
  /** The connection that has the streams; empty while there is none. */
  connectionId = '';

  private constructor(journey: Journey, org: Connection, admin: Person) {
    this.journey = journey;
    this.product = journey.product;
    this.org = org;
    this.admin = admin;
  }

  /** Whoever is logged in on the page makes the changes of the app. */
  static async open(journey: Journey, page: Page): Promise<World> {
    return new World(journey, await journey.connect(), personOn(journey, page));
  }

  /** The same, over another connection. */
  over(connectionId: string): World {
    const other = new World(this.journey, this.org, this.admin);
    other.connectionId = connectionId;
    return other;
  }

  async call<T>(className: string, method: string, parameters: Values): Promise<T> {
    return act<T>(this.admin, className, method, parameters);
  }

  async find(soql: string): Promise<readonly Record<string, unknown>[]> {
    return (await this.org.query<Record<string, unknown>>(soql)).records;
  }

  async idOf(object: string, where: string): Promise<string> {
    const [record] = await this.find(`SELECT Id FROM ${object} WHERE ${where}`);
    assert.ok(record, `${object} where ${where}`);
    return String(record['Id']);
  }

  async create(object: string, values: Values): Promise<string> {
    const { id, success, errors } = await this.org.sobject(object).create(values);
    assert.ok(success && id, JSON.stringify(errors));
    return id;
  }

  async update(object: string, values: Values & { readonly Id: string }): Promise<void> {
    const [{ success, errors } = { success: false, errors: ['No answer'] }] = await this.org.sobject(object).update([values]);
    assert.ok(success, JSON.stringify(errors));
  }

  async remove(object: string, id: string): Promise<void> {
    await this.org.sobject(object).destroy(id);
  }

  /** Anonymous Apex, for what no other door does: merges, conversions, the recycle bin. */
  async run(apex: string): Promise<void> {
    const done = await this.org.tooling.executeAnonymous(apex);
    assert.ok(done.success, done.exceptionMessage ?? done.compileProblem ?? '');
  }

  /** A record, and the minutes that it takes to the destination. */
  async sent(object: string, values: Values): Promise<string> {
    const id = await this.create(object, values);
    await this.untilStored(object, id);
    return id;
  }

  async untilStored(object: string, id: string): Promise<void> {
    await this.product.withinMinutes(mostMinutes, `${object} ${id}`, () => this.product.storedRecord(object, id));
  }

  async untilRefused(id: string, status = 'Waiting'): Promise<void> {
    await this.until(`SELECT Id FROM SynclineDeadLetter__c WHERE RecordId__c = '${id}' AND Status__c = '${status}'`);
  }

  async until(soql: string, minutes = mostMinutes): Promise<void> {
    await this.product.withinMinutes(minutes, soql, async () => (await this.find(soql)).length > 0);
  }

  streamId(object: string): Promise<string> {
    return this.idOf('SynclineStream__c', `Connection__c = '${this.connectionId}' AND ObjectName__c = '${object}'`);
  }

  /** A stream of it with its name alone, looked at each minute. */
  async addStream(object: string, changes: Values = {}, isBackfillWanted = true): Promise<void> {
    const defaults = await this.call<Values>('StreamController', 'defaults', { connectionId: this.connectionId, objectName: object });
    const usual = { isOn: true, fields: [{ name: 'Name' }], frequencyMinutes: 1, lookback: 'Everything', filter: null };
    const configJson = JSON.stringify({ ...defaults, ...usual, ...changes });
    await this.call('StreamController', 'save', { configJson, isBackfillWanted });
  }

  /** As the Data page saves it. */
  async configure(object: string, changes: Values): Promise<void> {
    const config = await this.call<Values>('StreamController', 'config', { streamId: await this.streamId(object) });
    await this.call('StreamController', 'save', { configJson: JSON.stringify({ ...config, ...changes }), isBackfillWanted: false });
  }

  /** The destination misbehaves until it is mended. */
  async arm(fault: Values): Promise<void> {
    const answer = await fetch(`${this.product.receiverUrl}/v1/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    assert.equal(answer.status, 201, await answer.text());
  }

  async mend(): Promise<void> {
    await fetch(`${this.product.receiverUrl}/v1/faults`, { method: 'DELETE' });
  }
}
