/** Custom validation rules ("Order of Execution", step 5): every rule of the object that holds gives an error of its own. */
import { transaction } from '../../contracts/transaction.ts';
import type { DmlError } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { compileFormula, FormulaError, FormulaValueError, isTrue } from '../../formula/index.ts';
import type { PathReader } from '../../formula/index.ts';
import { dmlErrors } from './dml-errors.ts';

export interface ValidationInput {
  readonly read: PathReader;
  readonly readPrior: PathReader | null;
}

export function hasValidationRules(object: ObjectSchema): boolean {
  return object.validationRules.some((rule) => rule.isActive);
}

export function checkValidationRules(object: ObjectSchema, input: ValidationInput): DmlError[] {
  const { schema, clock, user } = transaction();
  const errors: DmlError[] = [];
  for (const rule of object.validationRules) {
    if (!rule.isActive) continue;
    try {
      const formula = compileFormula(rule.errorConditionFormula, object.name, schema);
      const holds = isTrue(formula, { ...input, isNew: input.readPrior === null, now: clock.now(), timeZone: user.timeZone });
      if (holds) errors.push(dmlErrors.validationRule(rule.errorMessage, fieldName(object, rule.errorDisplayField)));
    } catch (error) {
      if (error instanceof FormulaError)
        throw new FormulaError(`Validation rule ${object.name}.${rule.name}: ${error.message}`, error.unsupportedFeature);
      if (!(error instanceof FormulaValueError)) throw error;
      errors.push(dmlErrors.fieldIntegrity(`Validation rule ${rule.name}: ${error.message}`));
    }
  }
  return errors;
}

function fieldName(object: ObjectSchema, name: string | null): string | null {
  if (name === null) return null;
  return transaction().schema.findField(object.name, name)?.name ?? name;
}
