/** Database.SaveResult as EventBus.publish gives it; its members are platform/database's. */
import type { DmlError } from '../../contracts/runtime.ts';
import { results } from '../database/results.ts';

export function saveResult(id: string | null, error: DmlError | null): unknown {
  return results.save.create({ id, success: error === null, created: error === null, errors: error === null ? [] : [error] });
}
