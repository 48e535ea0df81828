/** Binds triggers: `trigger Name on Object (before insert, ...) { ... }`. */
import type { TriggerCaseContext, TriggerUnitContext } from '@apexdevtools/apex-parser';
import type { BoundTrigger } from '../../contracts/bound-tree.ts';
import { VOID } from '../symbols/common-types.ts';
import { qualifiedTypeName } from '../symbols/declarations.ts';
import type { SourceFile, TypeDeclaration } from '../symbols/declarations.ts';
import { messages } from '../symbols/diagnostics.ts';
import type { Report } from '../symbols/linker.ts';
import { triggerTypeName } from '../symbols/trigger-names.ts';
import { addDeclaration, extendWorld } from '../symbols/world.ts';
import type { World } from '../symbols/world.ts';
import { spanOf } from '../syntax/span.ts';
import { openBody } from './statements/index.ts';
import { bindType } from './type.ts';
import { bindSteps, declareUnit } from './unit-members.ts';
import type { Unit } from './unit-members.ts';

export interface TriggerDeclaration {
  readonly node: TriggerUnitContext;
  readonly file: SourceFile;
  readonly name: string;
  readonly unit: Unit;
  readonly members: TypeDeclaration;
}

export function declareTrigger(node: TriggerUnitContext, file: SourceFile): TriggerDeclaration {
  const name = node.id(0).getText();
  const unit = declareUnit(node, triggerTypeName(name), node.triggerBlock().triggerBlockMember_list(), file);
  return { node, file, name, unit, members: unit.declaration };
}

export function bindTrigger(world: World, trigger: TriggerDeclaration, report: Report): BoundTrigger {
  const { node, file, unit, members } = trigger;
  const at = spanOf(file.path, node);
  const objectName = node.id(1).getText();
  const object = world.schema.findObject(objectName);
  if (object === null) report({ span: at, message: messages.fromObject(objectName) });
  // Its own members are found by itself only.
  const own = extendWorld(world);
  addDeclaration(own, members);
  const triggerObject = object?.name ?? null;
  const context = openBody({
    world: own,
    declaration: members,
    isStatic: true,
    result: VOID,
    mayInitializeFinals: true,
    triggerObject,
    report,
  });
  const statements = bindSteps(context, unit.steps);
  const hasMembers = members.members.length > 0 || members.innerTypes.size > 0;
  return {
    name: qualifiedTypeName(file.namespace, trigger.name),
    objectName: object?.name ?? objectName,
    events: node.triggerCase_list().map(eventOf),
    body: { kind: 'block', statements, span: at },
    members: hasMembers ? bindType(own, members, report, triggerObject) : null,
    span: at,
  };
}

function eventOf(node: TriggerCaseContext): BoundTrigger['events'][number] {
  const timing = (node.BEFORE() as unknown) !== null ? 'before' : 'after';
  const operation = node.getText().toLowerCase().slice(timing.length) as 'insert' | 'update' | 'delete' | 'undelete';
  return { timing, operation };
}
