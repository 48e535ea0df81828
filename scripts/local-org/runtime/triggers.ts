/** Finds which triggers a save runs, and runs them. */
import type { TriggerDispatcher } from '../contracts/transaction.ts';
import { toApexException } from './operators/exceptions.ts';
import { createTriggerContext, withTriggerContext } from '../platform/data-access/trigger.ts';

export interface TriggerDeclaration {
  readonly name: string;
  readonly objectName: string;
  /** `before insert` */
  readonly events: readonly string[];
}

/** `run` runs one trigger's body. The platform promises no order among triggers of one object; here it is that of their names. */
export function createTriggerDispatcher(
  declarations: readonly TriggerDeclaration[],
  run: (triggerName: string) => void,
): TriggerDispatcher {
  const byEvent = new Map<string, TriggerDeclaration[]>();
  for (const declaration of [...declarations].sort((left, right) => (left.name < right.name ? -1 : 1))) {
    for (const event of declaration.events) {
      const key = `${declaration.objectName.toLowerCase()} ${event}`;
      byEvent.set(key, [...(byEvent.get(key) ?? []), declaration]);
    }
  }
  const find = (objectName: string, timing: string, operation: string): readonly TriggerDeclaration[] =>
    byEvent.get(`${objectName.toLowerCase()} ${timing} ${operation}`) ?? [];

  return {
    hasTriggers: (objectName, timing, operation) => find(objectName, timing, operation).length > 0,
    run(invocation) {
      const context = createTriggerContext(invocation);
      for (const { name } of find(invocation.objectName, invocation.timing, invocation.operation)) {
        try {
          withTriggerContext(context, () => run(name));
        } catch (thrown) {
          throw toApexException(thrown) ?? thrown;
        }
      }
    },
  };
}
