/** Emits a trigger's body: it runs in system mode and without sharing, whatever its API version. */
import type { BoundTrigger } from '../../../contracts/bound-tree.ts';
import { MethodContext } from '../context/method-context.ts';
import type { Grammar } from '../context/method-context.ts';
import type { ModuleContext } from '../context/module-context.ts';
import { functionBody } from './bodies.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_security_sharing_rules.htm */
const triggerDefaults = { access: 'system', sharing: 'without', apiVersion: 67 } as const;

export function emitTriggerBody(trigger: BoundTrigger, module: ModuleContext, grammar: Grammar): string {
  const context = new MethodContext(
    module,
    { grammar, typeName: trigger.name, superType: null, defaults: triggerDefaults, className: trigger.name, fields: [] },
    { isStatic: true },
  );
  const code = context.statement(trigger.body);
  return `function()${functionBody(module.frame(trigger.name, ''), trigger.span, code, context)}`;
}
