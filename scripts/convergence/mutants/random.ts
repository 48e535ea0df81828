/** Mutants that nobody thought of: one operator or constant of the engine, drawn by the generator of `npm run mutate`. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { equalReason } from '../../mutate/equal.ts';
import { mutationsOf } from '../../mutate/mutations.ts';
import type { Mutation } from '../../mutate/mutations.ts';
import { directory } from '../../mutate/project.ts';
import { createRandom } from '../../sample-data/random.ts';
import type { Mutant } from './mutant.ts';

/** What runs in a link. */
const folders = ['change', 'scope', 'link', 'reading', 'delivery', 'backfill', 'follow', 'chain'];
const engine = join(directory, 'force-app/main/engine');

interface Found {
  readonly mutation: Mutation;
  readonly source: string;
}

function findAll(): Found[] {
  return folders.flatMap((folder) => {
    const classes = join(engine, folder, 'classes');
    const files = readdirSync(classes).filter((file) => file.endsWith('.cls') && !/Test\.cls$|^Fake|^Test/.test(file));
    return files.sort().flatMap((file) => {
      const path = join(classes, file);
      const source = readFileSync(path, 'utf8');
      return mutationsOf(relative(directory, path), source).map((mutation) => ({ mutation, source }));
    });
  });
}

/** As a text that the class holds once: as many characters around the change as that takes. */
function asMutant({ mutation, source }: Found): Mutant {
  const { file, line, start, end, before, after } = mutation;
  let from = start;
  let to = end;
  while (source.split(source.slice(from, to)).length !== 2) {
    from = Math.max(0, from - 1);
    to = Math.min(source.length, to + 1);
  }
  const className = basename(file, '.cls');
  const find = source.slice(from, to);
  const replace = source.slice(from, start) + after + source.slice(end, to);
  const said = source.split('\n')[line - 1]?.trim() ?? '';
  const purpose = `${before.trim() || '(nothing)'} becomes ${after || '(nothing)'} in: ${said}`;
  const equal = equalReason(mutation, source);
  return {
    name: `${className}:${line}`,
    purpose,
    changes: [{ className, find, replace }],
    mutation,
    ...(equal === null ? {} : { equal }),
  };
}

export function randomMutants(seed: number, count: number): Mutant[] {
  const random = createRandom(seed);
  const left = findAll();
  return Array.from({ length: count }, () => asMutant(left.splice(random.integer(0, left.length - 1), 1)[0] as Found));
}
