/**
 * Implements Database.Error: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_error.htm
 */
import type { DmlError } from '../contracts/transaction.ts';
import { PlatformObject, definePlatformClass } from './apex-object.ts';

export class DatabaseError extends PlatformObject {
  readonly error: DmlError;

  constructor(error: DmlError) {
    super();
    this.error = error;
  }

  /** `Database.Error[getFields=(Name);getMessage=...;getStatusCode=...;]` */
  override apexToString(): string {
    return `Database.Error[getFields=(${this.error.fields.join(', ')});getMessage=${this.error.message};getStatusCode=${this.error.statusCode};]`;
  }
}
definePlatformClass(DatabaseError, 'Database.Error');
