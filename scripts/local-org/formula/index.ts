/** Salesforce formulas: formula fields, validation rules, default values. */
export { compileFormula, compileFormulaField, compileFormulaOver, isTrue } from './compile.ts';
export type { CompiledFormula, CompiledFormulaField, FormulaInput, PathReader } from './compile.ts';
export { asText as formulaText } from './coerce.ts';
export { resolvePath } from './paths.ts';
export type { FormulaPath, ReadablePath } from './paths.ts';
export { FormulaError } from './syntax.ts';
export { FormulaValueError } from './values.ts';
export type { FormulaValue } from './values.ts';
export { toApex } from './apex-values.ts';
export { setFormulaSettings } from './globals.ts';
