/** Salesforce formulas: formula fields, validation rules, default values. */
export { compileFormula, compileFormulaField, compileFormulaOver, isTrue } from './compile.ts';
export type { CompiledFormula, CompiledFormulaField, FormulaInput, PathReader } from './compile.ts';
export { asText as formulaText } from './values/coerce.ts';
export { resolvePath } from './paths.ts';
export type { FormulaPath, ReadablePath } from './paths.ts';
export { FormulaError } from './parsing/syntax.ts';
export { FormulaValueError } from './values/values.ts';
export type { FormulaValue } from './values/values.ts';
export { toApex } from './values/apex-values.ts';
export { setFormulaSettings } from './globals.ts';
