/** Shows JavaScript errors to Apex as its own exceptions. */
import type { ApexType } from '../../contracts/types.ts';
import { ApexException, apexException, nullPointer, platformExceptionClass } from '../../values/index.ts';
import { conversionOperators } from './conversions.ts';

/** V8's words for a member access on null; Apex values are never undefined, so `undefined` there is a fault of the local org. */
const nullAccess = /^Cannot (read|set) properties of null/;
const stackOverflow = /^Maximum call stack size exceeded/;

export function stackDepthReached(depth: number): ApexException {
  return apexException('System.LimitException', `Maximum stack depth reached: ${depth}`);
}

const translated = new WeakMap<Error, ApexException>();

function translate(error: Error): ApexException | null {
  if (error instanceof TypeError && nullAccess.test(error.message)) return nullPointer();
  // Calls that pass through the platform library use up JavaScript's stack before the frames of Apex are counted out.
  if (error instanceof RangeError && stackOverflow.test(error.message)) return stackDepthReached(1_001);
  return null;
}

/** The Apex exception that a thrown value stands for; null: a fault of the local org, which no Apex code may swallow. */
export function toApexException(thrown: unknown): ApexException | null {
  if (thrown instanceof ApexException) return thrown;
  if (!(thrown instanceof Error)) return null;
  const known = translated.get(thrown);
  if (known !== undefined) return known;
  const exception = translate(thrown);
  if (exception === null) return null;
  // Where it happened is where the error was made, not here.
  Object.defineProperty(exception, 'javaScriptError', { value: thrown });
  translated.set(thrown, exception);
  return exception;
}

export const exceptionOperators = {
  /** `new DmlException('...')`: exceptions of the platform differ in their name alone. */
  newException(type: ApexType, first: string | ApexException | null = null, cause: ApexException | null = null): ApexException {
    return new (platformExceptionClass(type.kind === 'declared' ? type.name : 'System.Exception'))(first, cause);
  },
  isCatchable: (thrown: unknown): boolean => toApexException(thrown)?.isCatchable === true,
  /** What a catch clause gets; passes on what it must not see. */
  caught(thrown: unknown): ApexException {
    const exception = toApexException(thrown);
    if (exception === null || !exception.isCatchable) throw thrown;
    return exception;
  },
  catches: (exception: ApexException, type: ApexType): boolean => conversionOperators.isInstance(exception, type),
  thrown(exception: ApexException | null): ApexException {
    if (exception === null) throw nullPointer();
    return exception;
  },
};
