/** Calls into the platform library, with what every call site shares. */
import { callingCode, runningCode, transaction } from '../../contracts/transaction.ts';
import type { AccessMode } from '../../contracts/transaction.ts';
import { callFuture } from '../../org/jobs/future.ts';
import type { ApexType } from '../../contracts/types.ts';
import { nullPointer } from '../../values/index.ts';
import { stackDepthReached } from './exceptions.ts';
import { overriddenBy } from './platform-functions.ts';

type Implementation = (...values: unknown[]) => unknown;

/** 0: an entry point, nobody has stated sharing yet; 1: with; 2: without. Emitted code keeps it where it matters. */
export const sharing = { current: 0 };

/** The governor looks at the clock every 2,048 ticks of its own; a transaction is asked for every sixteenth. */
let ticks = 0;

/** Frames of Apex code that are open now. */
const stack = { depth: 0 };

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm says 1,000, the message counts the one too many. */
const deepestStack = 1_000;

export const callOperators = {
  sharing,
  runningCode,
  stack,
  enter(): void {
    stack.depth += 1;
    if (stack.depth > deepestStack) {
      const reached = stack.depth;
      stack.depth -= 1;
      throw stackDepthReached(reached);
    }
    callOperators.tick();
  },
  tick(): void {
    ticks = (ticks + 1) & 15;
    if (ticks === 0) transaction().limits.tick();
  },
  present<T>(value: T | null): T {
    if (value === null) throw nullPointer();
    return value;
  },
  callFuture,
  call: (implementation: Implementation, ...values: unknown[]): unknown => implementation(...values),
  callWithAccess(
    access: AccessMode,
    isSharing: boolean,
    apiVersion: number,
    implementation: Implementation,
    ...values: unknown[]
  ): unknown {
    callingCode.access = access;
    callingCode.sharing = isSharing;
    callingCode.apiVersion = apiVersion;
    callingCode.resolveBind = null;
    return implementation(...values);
  },
  /** For dynamic SOQL: `resolveBind` knows the variables around the call. */
  callWithBinds(
    access: AccessMode,
    isSharing: boolean,
    apiVersion: number,
    resolveBind: NonNullable<typeof callingCode.resolveBind>,
    implementation: Implementation,
    ...values: unknown[]
  ): unknown {
    callingCode.access = access;
    callingCode.sharing = isSharing;
    callingCode.apiVersion = apiVersion;
    callingCode.resolveBind = resolveBind;
    return implementation(...values);
  },
  /** An object of the project answers itself when its class overrides or implements the method. */
  callVirtual(implementation: Implementation, name: string, receiver: unknown, ...values: unknown[]): unknown {
    if (receiver === null) throw nullPointer();
    const own = (receiver as Readonly<Record<string, unknown>>)[name];
    if (typeof own === 'function') return (own as Implementation).apply(receiver, values);
    const { apexType } = receiver as { readonly apexType?: ApexType };
    const actual =
      apexType?.kind === 'declared' && apexType.origin === 'platform' ? overriddenBy(apexType.name, implementation) : implementation;
    return actual(receiver, ...values);
  },
};
