/** Tries, as each holder of a set, every right that the page shows; tells where the org decides otherwise. */
import type { Door } from '../checks/package-lint/doors.ts';
import { mayCall, mayDo, mayRead, mayWrite } from './access.ts';
import type { Holder } from './access.ts';
import { sceneFor } from './scene.ts';
import type { Outcome, Person, PermissionOrg, Values } from './org.ts';
import type { PackageField, PackageObject, PackageSources } from './sources.ts';

/** How the platform words that somebody may not; anything else that goes wrong is a fault of the walk or of the package. */
const refusals =
  /^(INSUFFICIENT_ACCESS|INVALID_TYPE|INVALID_FIELD|CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|NOT_FOUND: The requested resource does not exist: sobject)|Access to entity '\w+' denied|fields being inaccessible|You do not have access to the Apex class|You need the permission/;

export interface Walk {
  /** One line for each cell where the org decides otherwise than the sources say. */
  readonly differences: string[];
  /** How many cells were tried. */
  readonly tried: number;
}

export function walk(org: PermissionOrg, sources: PackageSources): Walk {
  const differences: string[] = [];
  let tried = 0;
  const expect = (cell: string, expected: boolean, outcome: Outcome): void => {
    tried += 1;
    if (outcome.isAllowed !== expected) differences.push(`${cell}: ${expected ? 'refused' : 'allowed'} ${outcome.refusal}`);
    else if (!expected && !refusals.test(outcome.refusal)) differences.push(`${cell}: fails otherwise, ${outcome.refusal}`);
  };
  const people: readonly (readonly [string, Holder, Person])[] = [
    ...sources.sets.map((set) => [set.name, set, org.personWith(set.name)] as const),
    ['nobody', null, org.personWith(null)],
    ['guest', null, org.guest()],
  ];
  for (const [name, holder, person] of people) {
    for (const door of sources.doors) {
      expect(
        `${name} ${door.className}.${door.method}`,
        mayCall(holder, door),
        pass(org, sources.doors, person, door, mayCall(holder, door)),
      );
    }
    for (const object of sources.objects) {
      if (object.kind !== 'object') {
        expect(`${name} reads ${object.name}`, false, person.query(`SELECT Id FROM ${object.name}`));
        continue;
      }
      walkObject({ org, person, holder, name, object, expect });
    }
  }
  return { differences, tried };
}

function pass(org: PermissionOrg, doors: readonly Door[], person: Person, door: Door, isAllowed: boolean): Outcome {
  const scene = (): Values => sceneFor({ org, doors, door, person, isAllowed });
  if (door.kind === 'rest') return person.post('/services/apexrest/connector', scene());
  if (door.kind === 'invocable') return person.act(door.className, [{}]);
  return person.call(door.className, door.method, scene(), door.isCacheable);
}

interface ObjectWalk {
  readonly org: PermissionOrg;
  readonly person: Person;
  readonly holder: Holder;
  readonly name: string;
  readonly object: PackageObject;
  readonly expect: (cell: string, expected: boolean, outcome: Outcome) => void;
}

function walkObject(walking: ObjectWalk): void {
  const { org, person, holder, name, object, expect } = walking;
  const row = (owner: Person): string => {
    const values = { ...org.requiredValues(object.name), OwnerId: owner.id };
    const { value, refusal } = org.administrator.save('insert', object.name, values);
    if (typeof value !== 'string') throw new Error(`${object.name}: ${refusal}`);
    return value;
  };
  const may = (right: Parameters<typeof mayDo>[2]): boolean => mayDo(holder, object, right);
  const [own, others] = [row(person), row(org.administrator)];
  const found = person.query(`SELECT Id FROM ${object.name} WHERE Id = '${others}'`);
  expect(`${name} reads ${object.name}`, may('read'), found);
  if (found.isAllowed) {
    const isSeen = (found.value as { readonly totalSize: number }).totalSize === 1;
    expect(`${name} views all ${object.name}`, may('viewAll'), seen(isSeen));
  }
  expect(`${name} creates ${object.name}`, may('create'), person.save('insert', object.name, org.requiredValues(object.name)));
  expect(`${name} edits own ${object.name}`, may('edit'), person.save('update', object.name, { Id: own }));
  expect(`${name} modifies all ${object.name}`, may('modifyAll'), person.save('update', object.name, { Id: others }));
  for (const field of object.fields) walkField(walking, field, own);
  expect(`${name} deletes own ${object.name}`, may('delete'), person.save('delete', object.name, { Id: own }));
  expect(`${name} deletes all ${object.name}`, may('delete') && may('modifyAll'), person.save('delete', object.name, { Id: others }));
}

function seen(isAllowed: boolean): Outcome {
  return { isAllowed, value: null, refusal: isAllowed ? '' : 'INSUFFICIENT_ACCESS: the row of another is not seen' };
}

function walkField({ org, person, holder, name, object, expect }: ObjectWalk, field: PackageField, own: string): void {
  const cell = `${object.name}.${field.name}`;
  expect(`${name} reads ${cell}`, mayRead(holder, object, field), person.query(`SELECT ${field.name} FROM ${object.name} LIMIT 1`));
  const value = { [field.name]: org.sampleValue(object.name, field.name) };
  // Some may only create: then the field is given at once.
  const isMade = mayDo(holder, object, 'create') && !mayDo(holder, object, 'edit');
  const written = isMade
    ? person.save('insert', object.name, { ...org.requiredValues(object.name), ...value })
    : person.save('update', object.name, { Id: own, ...value });
  expect(`${name} writes ${cell}`, mayWrite(holder, object, field), written);
}
