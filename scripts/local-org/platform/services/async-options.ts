/** Implements System.AsyncOptions, AsyncInfo and QueueableDuplicateSignature. Apex Developer Guide, "Queueable Apex". */
import { createHash } from 'node:crypto';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { registerPlatformState } from '../../org/jobs/job-state.ts';
import { orgTransaction } from '../../org/transaction/context.ts';
import { ApexList, PlatformObject, apexException, definePlatformClass } from '../../values/index.ts';
import { valueClass } from '../core/objects/value-class.ts';

/** Characters of a signature, all parts together. */
const maximumSize = 4_096;

export class DuplicateSignature extends PlatformObject {
  readonly parts: readonly string[];
  constructor(parts: readonly string[]) {
    super();
    this.parts = parts;
  }

  override apexToString(): string {
    return this.parts.join('');
  }
}
definePlatformClass(DuplicateSignature, 'System.QueueableDuplicateSignature');
registerPlatformState({
  name: 'System.QueueableDuplicateSignature',
  write: (value) => new ApexList({ kind: 'primitive', name: 'String' }, [...(value as DuplicateSignature).parts]),
  read: (written) => new DuplicateSignature((written as ApexList<string>).items),
});

export class SignatureBuilder extends PlatformObject {
  readonly parts: string[] = [];

  get size(): number {
    return this.parts.reduce((total, part) => total + part.length, 0);
  }

  add(kind: string, value: unknown): this {
    if (value === null) throw apexException('System.NullPointerException', 'Argument cannot be null.');
    const part = `${kind}:${String(value)};`;
    if (this.size + part.length > maximumSize) {
      throw apexException('System.IllegalArgumentException', `The signature is larger than the maximum size of ${maximumSize}`);
    }
    this.parts.push(part);
    return this;
  }
}
definePlatformClass(SignatureBuilder, 'System.QueueableDuplicateSignature.Builder');

/** What the queue compares. */
export function signatureOf(signature: unknown): string | null {
  return signature instanceof DuplicateSignature ? createHash('sha256').update(signature.parts.join('')).digest('hex') : null;
}

const asyncOptions = valueClass('System.AsyncOptions', {
  properties: ['DuplicateSignature', 'MaximumQueueableStackDepth', 'MinimumQueueableDelayInMinutes'],
});

function currentJob(): NonNullable<ReturnType<typeof orgTransaction>['job']> {
  const { job } = orgTransaction();
  if (job === null || (job.kind !== 'queueable' && job.kind !== 'finalizer')) {
    throw apexException('System.AsyncException', 'AsyncInfo is available in a queueable only');
  }
  return job;
}

export const asyncOptionTables: readonly PlatformTypeTable[] = [
  asyncOptions.table,
  {
    name: 'System.AsyncInfo',
    members: {
      'static getCurrentQueueableStackDepth()': () => currentJob().depth,
      'static getMaximumQueueableStackDepth()': () => currentJob().maximumDepth,
      'static getMinimumQueueableDelayInMinutes()': () => currentJob().minimumDelay,
      'static hasMaxStackDepth()': () => currentJob().maximumDepth !== null,
    },
  },
  {
    name: 'System.QueueableDuplicateSignature',
    javaScriptClass: DuplicateSignature,
    // The Apex Developer Guide writes `QueueableDuplicateSignature.Builder()`, which the signatures know as a class only.
    additions: ['static Builder(): QueueableDuplicateSignature.Builder'],
    members: {
      'static Builder()': () => new SignatureBuilder(),
      'toString()': (signature: DuplicateSignature) => signature.apexToString(),
    },
  },
  {
    name: 'System.QueueableDuplicateSignature.Builder',
    javaScriptClass: SignatureBuilder,
    // The signatures name the result by a type that does not exist.
    additions: ['addString(String)', 'addId(Id)', 'addInteger(Integer)'].map((member) => `${member}: QueueableDuplicateSignature.Builder`),
    members: {
      'new ()': () => new SignatureBuilder(),
      'addString(String)': (builder: SignatureBuilder, value: string | null) => builder.add('string', value),
      'addId(Id)': (builder: SignatureBuilder, value: string | null) => builder.add('id', value),
      'addInteger(Integer)': (builder: SignatureBuilder, value: number | null) => builder.add('integer', value),
      'build()': (builder: SignatureBuilder) => new DuplicateSignature([...builder.parts]),
      'getSize()': (builder: SignatureBuilder) => builder.size,
      'getRemainingSize()': (builder: SignatureBuilder) => maximumSize - builder.size,
      'getMaxSize()': () => maximumSize,
    },
  },
];
