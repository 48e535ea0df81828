/** JavaScript classes of the platform that project classes extend. */
import { ApexException, ApexObject } from '../values/index.ts';
import { findPlatformTable } from '../platform/index.ts';

/** `class MyException extends Exception`: its four constructors as methods, since emitted classes allocate first. */
class ProjectException extends ApexException {
  new$(): this {
    return this;
  }

  new$exception(first?: string | ApexException | null, cause?: ApexException | null): this {
    if (first instanceof ApexException) this.initCause(first);
    else if (first !== undefined) this.setMessage(first);
    if (cause !== undefined && cause !== null) this.initCause(cause);
    return this;
  }
}

type Extensible = abstract new (...parameters: never[]) => unknown;

export function platformClass(name: string): Extensible {
  if (name === 'System.Exception') return ProjectException;
  return findPlatformTable(name)?.javaScriptClass ?? ApexObject;
}
