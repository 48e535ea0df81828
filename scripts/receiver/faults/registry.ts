import { complaintAbout, schemaAt } from '../contract/contract.ts';
import { Problem } from '../contract/problem.ts';

export type FaultKind =
  | 'status'
  | 'redirect'
  | 'delay'
  | 'delayAfterProcessing'
  | 'dropBeforeProcessing'
  | 'dropAfterProcessing'
  | 'malformedAnswer'
  | 'truncatedAnswer'
  | 'omitReceipts'
  | 'rejectPartially'
  | 'acceptWithoutBody';

/** What each property does per kind: docs/destination-contract, Fault. */
export interface Fault {
  kind: FaultKind;
  path?: string;
  count?: number;
  recordIds?: string[];
  status?: number;
  retryAfter?: number | string;
  delayMilliseconds?: number;
  code?: string;
  message?: string;
  field?: string;
  link?: string;
  location?: string;
  body?: string;
}

export interface ArmedFault {
  id: number;
  fired: number;
  fault: Fault;
}

export interface FaultRegistry {
  arm(fault: unknown): ArmedFault;
  list(): ArmedFault[];
  clear(): void;
  /** The first fault that fits, counted as fired. `recordIds` is asked only where a fault is bound to records. */
  take(path: string, recordIds: () => Promise<ReadonlySet<string>>): Promise<Fault | null>;
}

const validateFault = schemaAt<Fault>('/components/schemas/Fault');

export function openFaultRegistry(): FaultRegistry {
  let armed: ArmedFault[] = [];
  let lastId = 0;
  const isLive = ({ fault, fired }: ArmedFault): boolean => fault.count === undefined || fired < fault.count;

  return {
    arm: (fault) => {
      const complaint = complaintAbout(validateFault, fault);
      if (complaint !== null) {
        throw new Problem(400, 'FAULT_MALFORMED', `The fault cannot be armed: ${complaint}.`);
      }
      const entry: ArmedFault = { id: ++lastId, fired: 0, fault: fault as Fault };
      armed.push(entry);
      return entry;
    },
    list: () => armed,
    clear: () => {
      armed = [];
    },
    take: async (path, recordIds) => {
      for (const entry of armed) {
        if (!isLive(entry) || path !== (entry.fault.path ?? '/v1/changes')) {
          continue;
        }
        const wanted = entry.fault.recordIds;
        const present = wanted && (await recordIds());
        // Asked again: another request may have used the fault up while this one read its body.
        if (isLive(entry) && (!wanted || wanted.some((id) => present?.has(id)))) {
          entry.fired += 1;
          return entry.fault;
        }
      }
      return null;
    },
  };
}
