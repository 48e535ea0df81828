import { dirname, relative } from 'node:path/posix';
import { circlesOf } from './circles.ts';
import type { House, Reference } from './house.ts';

/** One line for each arrow of a circle, for each arrow that runs up, and for each folder without a place. */
export function judgeHouse(house: House): string[] {
  const files = new Set(house.files());
  const references = house.references().filter(({ from, to }) => from !== to && files.has(from) && files.has(to));
  return [...placeless(house, files), ...runningUp(house, references), ...reachingIn(house, references), ...circles(house, references)];
}

function folderOf(house: House, file: string): string {
  return relative(house.folder, dirname(file)) || '.';
}

/** The folder of the floors that holds a file: the longest that fits. */
function placeOf(house: House, file: string): string | null {
  const named = new Set(house.floors.flat());
  for (let folder = folderOf(house, file); ; folder = dirname(folder)) {
    if (named.has(folder)) return folder;
    if (!folder.includes('/')) return null;
  }
}

function placeless(house: House, files: ReadonlySet<string>): string[] {
  const lost = new Set([...files].filter((file) => placeOf(house, file) === null).map((file) => folderOf(house, file)));
  const held = new Set([...files].map((file) => placeOf(house, file)));
  const empty = house.floors.flat().filter((folder) => !held.has(folder));
  return [
    ...[...lost].sort().map((folder) => `${house.folder}: ${folder} stands on no floor`),
    ...empty.map((folder) => `${house.folder}: no file lies in ${folder}, which has a floor`),
  ];
}

function runningUp(house: House, references: readonly Reference[]): string[] {
  const floors = new Map(house.floors.flatMap((folders, floor) => folders.map((folder) => [folder, floor] as const)));
  return references.flatMap((reference) => {
    const [from, to] = [placeOf(house, reference.from), placeOf(house, reference.to)];
    if (from === null || to === null || from === to) return [];
    const [below, above] = [floors.get(from) ?? 0, floors.get(to) ?? 0];
    if (above < below) return [];
    return [`${arrow(reference)}: ${from} uses ${to}, which stands ${above === below ? 'beside' : 'above'} it`];
  });
}

/** What a feature uses of another one that is not for others. */
function reachingIn({ folder, floors, ofOwnFeature }: House, references: readonly Reference[]): string[] {
  if (ofOwnFeature === undefined) return [];
  const featureOf = (file: string): string => relative(folder, file).split('/')[0] ?? '';
  return references.flatMap((reference) => {
    const [using, used] = [featureOf(reference.from), featureOf(reference.to)];
    if (using === used || !ofOwnFeature.test(reference.to) || floors[0]?.includes(used) === true) return [];
    return [`${arrow(reference)}: ${using} uses what is for ${used} alone`];
  });
}

/** Circles between the folders of each depth, then those between files, where the house has none. A circle that is one at two depths is told once. */
function circles(house: House, references: readonly Reference[]): string[] {
  const deepest = Math.max(0, ...references.flatMap(({ from, to }) => [from, to]).map((file) => folderOf(house, file).split('/').length));
  const told = new Set<string>();
  const findings: string[] = [];
  for (let depth = 1; depth <= deepest + (house.mayFilesCircle === true ? 0 : 1); depth += 1) {
    const nameOf = (file: string): string =>
      depth > deepest ? relative(house.folder, file) : folderOf(house, file).split('/').slice(0, depth).join('/');
    for (const circle of circlesOf(arrowsBetween(references, nameOf))) {
      const names = circle.join(', ');
      if (told.has(names)) continue;
      told.add(names);
      findings.push(...arrowsWithin(circle, references, nameOf));
    }
  }
  return findings;
}

function arrowsBetween(references: readonly Reference[], nameOf: (file: string) => string): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const { from, to } of references) {
    const [using, used] = [nameOf(from), nameOf(to)];
    if (using !== used) arrows.set(using, (arrows.get(using) ?? new Set()).add(used));
  }
  return arrows;
}

/** What ties a circle: each of its arrows, with the first reference that makes it. */
function arrowsWithin(circle: readonly string[], references: readonly Reference[], nameOf: (file: string) => string): string[] {
  const ties = new Map<string, Reference[]>();
  for (const reference of references) {
    const [using, used] = [nameOf(reference.from), nameOf(reference.to)];
    if (using === used || !circle.includes(using) || !circle.includes(used)) continue;
    const name = `${using} -> ${used}`;
    ties.set(name, [...(ties.get(name) ?? []), reference]);
  }
  const shown = circle.length > 6 ? `${circle.slice(0, 6).join(', ')}, ...` : circle.join(', ');
  return [...ties].map(([name, [first, ...others]]) => {
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return `${first === undefined ? '' : arrow(first)}${more}: ${name} in the circle of ${shown}`;
  });
}

function arrow({ from, line, to }: Reference): string {
  return `${from}:${line} -> ${to}`;
}
