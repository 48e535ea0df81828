/** Formulas in Apex: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_formulaeval.htm */
import { transaction } from '../../../contracts/transaction.ts';
import { primitive } from '../../../contracts/types.ts';
import type { ApexType } from '../../../contracts/types.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { FormulaError, FormulaValueError, compileFormulaOver } from '../../../formula/index.ts';
import { ApexSet, PlatformObject, apexException, definePlatformClass, requireArgument } from '../../../values/index.ts';
import type { ApexEnum, ApexList, SObjectTypeToken, TypeToken } from '../../../values/index.ts';
import { UnsupportedFeatureError } from '../../../values/unsupported-feature.ts';
import { checkContext, findPath, readPath } from './formula-context.ts';
import { resultOf } from './formula-result.ts';
import { templateFormula } from './formula-template.ts';
import { recalculationTables, recalculateFormulas } from './recalculate.ts';

/** "A formula can contain up to 3,900 characters" (Apex Developer Guide, "Formula Evaluation in Apex"). */
const maximumLength = 3900;

class FormulaBuilder extends PlatformObject {
  text: string | null = null;
  type: ApexType | null = null;
  returnType: string | null = null;
  globals: ReadonlySet<string> = new Set();
  isTemplate = false;
  treatsNullAsZero = false;
}
definePlatformClass(FormulaBuilder, 'FormulaEval.FormulaBuilder');

class FormulaInstance extends PlatformObject {
  readonly formula: ReturnType<typeof compileFormulaOver>;
  readonly returnType: string;

  constructor(formula: ReturnType<typeof compileFormulaOver>, returnType: string) {
    super();
    this.formula = formula;
    this.returnType = returnType;
  }
}
definePlatformClass(FormulaInstance, 'FormulaEval.FormulaInstance');

const validation = 'System.FormulaValidationException';
const evaluation = 'System.FormulaEvaluationException';

function orFail<T>(exception: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof FormulaError && error.unsupportedFeature !== null) throw new UnsupportedFeatureError(error.unsupportedFeature);
    if (error instanceof FormulaError || error instanceof FormulaValueError) throw apexException(exception, error.message);
    throw error;
  }
}

function build(builder: FormulaBuilder): FormulaInstance {
  return orFail(validation, () => {
    const { text, type, returnType } = builder;
    if (text === null || text.trim() === '') throw new FormulaError('The formula is empty');
    if (text.length > maximumLength)
      throw new FormulaError(`Formula is too long (${text.length} characters). Maximum length is 3,900 characters.`);
    if (type === null) throw new FormulaError('The context type is missing');
    if (returnType === null) throw new FormulaError('The return type is missing');
    checkContext(type);
    const formula = compileFormulaOver(
      builder.isTemplate ? templateFormula(text) : text,
      (parts) => findPath(type, parts),
      builder.treatsNullAsZero,
    );
    const hidden = formula.globals.find((name) => !builder.globals.has(name.slice(1).toUpperCase()));
    if (hidden !== undefined) throw new FormulaError(`Field ${hidden} does not exist. Check spelling.`);
    return new FormulaInstance(formula, returnType);
  });
}

function evaluate({ formula, returnType }: FormulaInstance, context: unknown): unknown {
  const { clock, user } = transaction();
  return orFail(evaluation, () =>
    resultOf(
      formula.evaluate({
        read: (path) => readPath(requireArgument(context), path),
        readPrior: null,
        isNew: false,
        now: clock.now(),
        timeZone: user.timeZone,
      }),
      returnType,
    ),
  );
}

function change<T>(set: (builder: FormulaBuilder, value: T) => void) {
  return (builder: FormulaBuilder, value: T | null): FormulaBuilder => {
    set(builder, requireArgument(value));
    return builder;
  };
}

function exception(name: string): PlatformTypeTable {
  return { name, kind: 'class', extends: 'Exception', members: {}, additions: [] };
}

export const formulaTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.Formula',
    members: { 'static builder()': () => new FormulaBuilder(), 'static recalculateFormulas(List<SObject>)': recalculateFormulas },
  },
  {
    name: 'FormulaEval.FormulaBuilder',
    javaScriptClass: FormulaBuilder,
    members: {
      'static builder()': () => new FormulaBuilder(),
      'build()': build,
      'parseAsTemplate(Boolean)': change<boolean>((builder, value) => void (builder.isTemplate = value)),
      'treatNumericNullAsZero(Boolean)': change<boolean>((builder, value) => void (builder.treatsNullAsZero = value)),
      'withFormula(String)': change<string>((builder, value) => void (builder.text = value)),
      'withGlobalVariables(List<FormulaEval.FormulaGlobal>)': change<ApexList<ApexEnum>>(
        (builder, value) => void (builder.globals = new Set(value.items.map(({ name }) => name.toUpperCase()))),
      ),
      'withReturnType(FormulaEval.FormulaReturnType)': change<ApexEnum>(
        (builder, value) => void (builder.returnType = value.name.toUpperCase()),
      ),
      'withType(Type)': change<TypeToken>((builder, value) => void (builder.type = value.named)),
      'withType(Schema.SObjectType)': change<SObjectTypeToken>(
        (builder, value) => void (builder.type = { kind: 'sobject', name: value.objectName }),
      ),
    },
  },
  {
    name: 'FormulaEval.FormulaInstance',
    javaScriptClass: FormulaInstance,
    members: {
      'evaluate(Object)': evaluate,
      'getReferencedFields()': ({ formula }: FormulaInstance) =>
        new ApexSet(
          primitive('String'),
          formula.paths.map(({ parts }) => parts.join('.')),
        ),
    },
  },
  exception(validation),
  exception(evaluation),
  ...recalculationTables,
];
