/**
 * Calls invocable actions from Apex. The local org runs no flows; what can be known without running one is told.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_Invocable.htm
 */
import { transaction } from '../../contracts/transaction.ts';
import { primitive } from '../../contracts/types.ts';
import type { ApexType } from '../../contracts/types.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import {
  ApexList,
  ApexMap,
  PlatformObject,
  apexException,
  definePlatformClass,
  platformType,
  requireArgument,
} from '../../values/index.ts';
import { UnsupportedFeatureError } from '../../values/unsupported-feature.ts';

const text = primitive('String');
const anything = primitive('Object');
const resultType = platformType('Invocable.Action.Result');
const errorType = platformType('Invocable.Action.Error');
type Parameters = ApexMap<string>;

function entryOf(content: unknown, name: string): unknown {
  if (!(content instanceof ApexMap)) throw apexException('System.JSONException', "Malformed JSON: Expected '{' at the beginning of object");
  return content.entries().find(([key]) => String(key).toLowerCase() === name)?.[1] ?? null;
}

class ActionError extends PlatformObject {
  code: string | null = null;
  message: string | null = null;

  fillFromJson(content: unknown): this {
    this.code = entryOf(content, 'code') as string | null;
    this.message = entryOf(content, 'message') as string | null;
    return this;
  }

  toJson(): ApexMap {
    return new ApexMap<string, unknown>(text, anything, [
      ['code', this.code],
      ['message', this.message],
    ]);
  }
}
definePlatformClass(ActionError, 'Invocable.Action.Error');

class ActionResult extends PlatformObject {
  isSuccess = false;
  errors = new ApexList<ActionError>(errorType);
  outputs: Parameters = new ApexMap<string, unknown>(text, anything);
  inputs: Parameters = new ApexMap<string, unknown>(text, anything);
  action: Action | null = null;

  /** Tests make results from JSON, since they have no constructor. */
  fillFromJson(content: unknown): this {
    this.isSuccess = entryOf(content, 'success') === true;
    const outputs = entryOf(content, 'outputparameters');
    if (outputs instanceof ApexMap) this.outputs = outputs as Parameters;
    const errors = entryOf(content, 'errors');
    if (errors instanceof ApexList)
      this.errors = new ApexList(
        errorType,
        errors.items.map((error) => new ActionError().fillFromJson(error)),
      );
    return this;
  }
}
definePlatformClass(ActionResult, 'Invocable.Action.Result');

class Action extends PlatformObject {
  readonly type: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly isStandard: boolean;
  invocations: Parameters[] = [];

  constructor(type: string, name: string, namespace: string | null, isStandard: boolean) {
    super();
    this.type = type;
    this.name = name;
    this.namespace = namespace;
    this.isStandard = isStandard;
  }

  add(): this {
    this.invocations.push(new ApexMap<string, unknown>(text, anything));
    return this;
  }

  /** "Sets the parameter of the current invocation", which is the last one. */
  setParameter(name: string, value: unknown): this {
    if (this.invocations.length === 0) this.add();
    this.invocations.at(-1)?.put(name, value);
    return this;
  }

  /** A flow that is not there fails each invocation; nothing else is known before it runs. */
  invoke(): ActionResult[] {
    const isKnown = (transaction().metadata.flows ?? []).some(({ name }) => name.toLowerCase() === this.name.toLowerCase());
    if (this.type.toLowerCase() !== 'flow' || isKnown) throw new UnsupportedFeatureError(`running the ${this.type} action ${this.name}`);
    return this.invocations.map((inputs) => {
      const result = new ActionResult();
      const error = new ActionError();
      error.code = 'INVALID_API_INPUT';
      error.message = `The flow ${this.name} does not exist.`;
      return Object.assign(result, { action: this, inputs, errors: new ApexList(errorType, [error]) });
    });
  }
}
definePlatformClass(Action, 'Invocable.Action');

function custom(type: string | null, namespace: string | null, name: string | null): Action {
  return new Action(requireArgument(type), requireArgument(name), namespace, false);
}

const invocationList = (rows: ApexList<Parameters> | null): Parameters[] => [...requireArgument(rows).items];
const listOf = (element: ApexType, items: readonly unknown[]): ApexList => new ApexList<unknown>(element, [...items]);

export const invocableTables: readonly PlatformTypeTable[] = [
  {
    name: 'Invocable.Action',
    javaScriptClass: Action,
    members: {
      'static createCustomAction(String, String)': (type: string | null, name: string | null) => custom(type, null, name),
      'static createCustomAction(String, String, String)': custom,
      'static createStandardAction(String)': (type: string | null) => new Action(requireArgument(type), requireArgument(type), null, true),
      'addInvocation()': (action: Action) => action.add(),
      'clearInvocations()': (action: Action) => Object.assign(action, { invocations: [] }),
      'getName()': ({ name }: Action) => name,
      'getNamespace()': ({ namespace }: Action) => namespace,
      'getType()': ({ type }: Action) => type,
      'invoke()': (action: Action) => listOf(resultType, action.invoke()),
      'isStandard()': ({ isStandard }: Action) => isStandard,
      'setInvocationParameter(String, Object)': (action: Action, name: string | null, value: unknown) =>
        action.setParameter(requireArgument(name), value),
      'setInvocations(List<Map<String,Object>>)': (action: Action, rows: ApexList<Parameters> | null) =>
        Object.assign(action, { invocations: invocationList(rows) }),
    },
  },
  {
    name: 'Invocable.Action.Result',
    javaScriptClass: ActionResult,
    members: {
      'new ()': () => new ActionResult(),
      'getAction()': ({ action }: ActionResult) => action,
      'getErrors()': ({ errors }: ActionResult) => errors,
      'getInvocationParameters()': ({ inputs }: ActionResult) => inputs,
      'getOutputParameters()': ({ outputs }: ActionResult) => outputs,
      'isSuccess()': ({ isSuccess }: ActionResult) => isSuccess,
    },
  },
  {
    name: 'Invocable.Action.Error',
    javaScriptClass: ActionError,
    members: {
      'new ()': () => new ActionError(),
      'getCode()': ({ code }: ActionError) => code,
      'getMessage()': ({ message }: ActionError) => message,
    },
  },
];
