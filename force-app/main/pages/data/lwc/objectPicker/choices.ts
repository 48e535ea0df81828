import type { RecordCount } from 'c/newStreamApi';
import type { ObjectOption } from 'c/streamApi';

export type GroupName = 'recommended' | 'standard' | 'custom' | 'system';

/** What choosing an object does; nothing where it cannot be synced. */
export type Act = 'pick' | 'open' | 'none';

export interface Choice {
  readonly option: ObjectOption;
  readonly act: Act;
}

export interface Group {
  readonly name: GroupName;
  readonly choices: readonly Choice[];
}

/** A line of the list: the heading of a group, or one of its choices. */
export type Row =
  | { readonly group: Group; readonly choice: null }
  | { readonly group: Group; readonly choice: Choice; readonly position: number };

const order: readonly GroupName[] = ['recommended', 'standard', 'custom', 'system'];

/** The objects of which the label or the API name holds each word, by group. In each comes first what can be chosen, then by label. */
export function groupsOf(options: readonly ObjectOption[], taken: ReadonlySet<string>, search: string): Group[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = options
    .filter(({ name, label }) => words.every((word) => `${label} ${name}`.toLocaleLowerCase().includes(word)))
    .map((option): Choice => ({ option, act: actOf(option, taken) }))
    .sort(byUse);
  return order
    .map((name) => ({ name, choices: found.filter((choice) => groupOf(choice) === name) }))
    .filter(({ choices }) => choices.length > 0);
}

/** Those that are recommended in the order of how many records they have; what was not counted comes last. */
export function byRecords(groups: readonly Group[], counts: ReadonlyMap<string, RecordCount>): Group[] {
  const recordsOf = ({ option }: Choice): number => counts.get(option.name)?.records ?? -1;
  return groups.map((group) => {
    const isOrdered = group.name === 'recommended';
    return isOrdered
      ? { ...group, choices: [...group.choices].sort((left, right) => recordsOf(right) - recordsOf(left)) }
      : group;
  });
}

export function rowsOf(groups: readonly Group[]): Row[] {
  let position = 0;
  return groups.flatMap((group): Row[] => [
    { group, choice: null },
    ...group.choices.map((choice): Row => ({ group, choice, position: (position += 1) })),
  ]);
}

function actOf({ name, isSyncable }: ObjectOption, taken: ReadonlySet<string>): Act {
  if (taken.has(name)) {
    return 'open';
  }
  return isSyncable ? 'pick' : 'none';
}

function groupOf({ option, act }: Choice): GroupName {
  return option.hasPresets && act === 'pick' ? 'recommended' : option.kind;
}

function byUse(left: Choice, right: Choice): number {
  return rankOf(left) - rankOf(right) || left.option.label.localeCompare(right.option.label);
}

function rankOf({ act }: Choice): number {
  return act === 'none' ? 1 : 0;
}
