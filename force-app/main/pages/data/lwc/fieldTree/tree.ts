import type { FieldOption } from 'c/streamApi';

export type GroupName = 'standard' | 'custom' | 'system' | 'missing';
export type Checked = 'true' | 'false' | 'mixed';

export interface Group {
  readonly name: GroupName;
  readonly fields: readonly FieldOption[];
}

/** One line of the tree as it shows now. */
export interface TreeRow {
  /** `object`, `group:<name>` or `field:<API name>`. */
  readonly key: string;
  readonly parent: string | null;
  readonly level: number;
  readonly position: number;
  readonly size: number;
  /** Null for what has nothing below it. */
  readonly isExpanded: boolean | null;
  readonly checked: Checked;
  readonly isDisabled: boolean;
  readonly group?: Group;
  readonly field?: FieldOption;
}

const systemFields: ReadonlySet<string> = new Set([
  'Id',
  'IsDeleted',
  'MasterRecordId',
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
]);

export const objectKey = 'object';

export function groupKey(name: GroupName): string {
  return `group:${name}`;
}

export function fieldKey(name: string): string {
  return `field:${name}`;
}

/** The fields by group, each in the order of its labels; chosen ones that describe no longer knows are a group of their own. */
export function groupsOf(
  fields: readonly FieldOption[],
  chosen: readonly string[],
  missing: (name: string) => FieldOption,
): Group[] {
  const known = new Set(fields.map(({ name }) => name));
  const unknown = chosen.filter((name) => !known.has(name)).map(missing);
  const sorted = [...fields].sort((left, right) => left.label.localeCompare(right.label));
  const all: Group[] = [
    { name: 'missing', fields: unknown },
    { name: 'standard', fields: sorted.filter((field) => groupOf(field) === 'standard') },
    { name: 'custom', fields: sorted.filter((field) => groupOf(field) === 'custom') },
    { name: 'system', fields: sorted.filter((field) => groupOf(field) === 'system') },
  ];
  return all.filter((group) => group.fields.length > 0);
}

/** What of the groups a search leaves: fields of which the label or the API name holds each word. */
export function searched(groups: readonly Group[], search: string): Group[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ name, fields }) => ({ name, fields: fields.filter((field) => matches(field, words)) }))
    .filter(({ fields }) => fields.length > 0);
}

/** The lines from top to bottom, without those below something collapsed. */
export function rowsOf(
  groups: readonly Group[],
  chosen: ReadonlySet<string>,
  collapsed: ReadonlySet<string>,
): TreeRow[] {
  const isOpen = !collapsed.has(objectKey);
  const root: TreeRow = {
    key: objectKey,
    parent: null,
    level: 1,
    position: 1,
    size: 1,
    isExpanded: isOpen,
    ...checkOf(
      groups.flatMap(({ fields }) => fields),
      chosen,
    ),
  };
  return isOpen
    ? [root, ...groups.flatMap((group, index) => groupRows(group, index, groups.length, chosen, collapsed))]
    : [root];
}

/** Those of the fields that may be chosen, or that were chosen and may be taken out. */
export function choosable(fields: readonly FieldOption[], chosen: ReadonlySet<string>): FieldOption[] {
  return fields.filter(({ name, isSupported }) => isSupported || chosen.has(name));
}

function groupRows(
  group: Group,
  index: number,
  size: number,
  chosen: ReadonlySet<string>,
  collapsed: ReadonlySet<string>,
): TreeRow[] {
  const key = groupKey(group.name);
  const isExpanded = !collapsed.has(key);
  const row: TreeRow = {
    key,
    parent: objectKey,
    level: 2,
    position: index + 1,
    size,
    isExpanded,
    group,
    ...checkOf(group.fields, chosen),
  };
  const children = isExpanded ? group.fields : [];
  return [row, ...children.map((field, place) => fieldRow(field, key, place, children.length, chosen))];
}

function fieldRow(
  field: FieldOption,
  parent: string,
  index: number,
  size: number,
  chosen: ReadonlySet<string>,
): TreeRow {
  const isChosen = chosen.has(field.name);
  return {
    key: fieldKey(field.name),
    parent,
    level: 3,
    position: index + 1,
    size,
    isExpanded: null,
    checked: isChosen ? 'true' : 'false',
    isDisabled: !field.isSupported && !isChosen,
    field,
  };
}

function checkOf(
  fields: readonly FieldOption[],
  chosen: ReadonlySet<string>,
): { checked: Checked; isDisabled: boolean } {
  const open = choosable(fields, chosen);
  const count = open.filter(({ name }) => chosen.has(name)).length;
  const checked = count === 0 ? 'false' : count === open.length ? 'true' : 'mixed';
  return { checked, isDisabled: open.length === 0 };
}

function groupOf({ name, isCustom }: FieldOption): GroupName {
  if (isCustom) {
    return 'custom';
  }
  return systemFields.has(name) ? 'system' : 'standard';
}

function matches({ name, label }: FieldOption, words: readonly string[]): boolean {
  const text = `${label} ${name}`.toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}
