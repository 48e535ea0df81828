/** Salesforce formulas: formula fields, validation rules, default values. */
export { compileFormula, compileFormulaField, isTrue } from './compile.ts';
export type { CompiledFormula, CompiledFormulaField, FormulaInput, PathReader } from './compile.ts';
export type { FormulaPath } from './paths.ts';
export { FormulaError } from './syntax.ts';
export { FormulaValueError } from './values.ts';
export type { FormulaValue } from './values.ts';
export { toApex } from './apex-values.ts';
export { setFormulaSettings } from './globals.ts';
