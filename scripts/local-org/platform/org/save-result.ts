/** Database.SaveResult as EventBus.publish gives it; its members are platform/database's. */
import type { DmlError } from '../../contracts/runtime.ts';
import { PlatformObject, definePlatformClass } from '../../values/index.ts';

class SaveResult extends PlatformObject {
  readonly id: string | null;
  readonly errors: readonly DmlError[];
  constructor(id: string | null, errors: readonly DmlError[]) {
    super();
    this.id = id;
    this.errors = errors;
  }
}
definePlatformClass(SaveResult, 'Database.SaveResult');

export function saveResult(id: string | null, error: DmlError | null): unknown {
  return new SaveResult(id, error === null ? [] : [error]);
}
