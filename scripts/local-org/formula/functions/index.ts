/** All functions of formulas, and the names of those that only the platform has. */
import type { FormulaFunctionTable } from './context.ts';
import { dateFunctions } from './dates.ts';
import { logicFunctions } from './logic.ts';
import { mathFunctions } from './math.ts';
import { textFunctions } from './text.ts';

/** What the local org's formulas can call; anything else fails by name. */
export const formulaFunctions: FormulaFunctionTable = { ...logicFunctions, ...textFunctions, ...mathFunctions, ...dateFunctions };

/** Functions that the platform has and the local org lacks, told apart from misspelt names. */
export const unsupportedFunctions: ReadonlySet<string> = new Set([
  'VLOOKUP',
  'GETSESSIONID',
  'CURRENCYRATE',
  'PREDICT',
  'IMAGEPROXYURL',
  'INCLUDE',
  'LINKTO',
  'REQUIRESCRIPT',
  'URLFOR',
  'GETRECORDIDS',
  'PARENTGROUPVAL',
  'PREVGROUPVAL',
  'DISTANCE',
  'GEOLOCATION',
  'FORMATDURATION',
  'PICKLISTCOUNT',
  'JSENCODE',
  'JSINHTMLENCODE',
  'JUNCTIONIDLIST',
  'ATAN2',
]);
