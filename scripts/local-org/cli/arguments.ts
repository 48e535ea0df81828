/** Reads command lines such as `org test --class NAME` and `org exec FILE`. */
export interface CommandLine {
  readonly command: string | null;
  readonly operands: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
}

export class UsageError extends Error {}

/** An option takes a value, `--json FILE` or `--json=FILE`; a flag takes none. */
export function parseCommandLine(
  words: readonly string[],
  knownOptions: readonly string[],
  knownFlags: readonly string[] = [],
): CommandLine {
  const flags = new Set<string>();
  const operands: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('--')) {
      operands.push(word);
      continue;
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s);
    if (knownFlags.includes(name) && inline === undefined) {
      flags.add(name);
      continue;
    }
    if (!knownOptions.includes(name)) throw new UsageError(`Unknown option --${name}`);
    const value = inline ?? words[(index += 1)];
    if (value === undefined) throw new UsageError(`--${name} needs a value`);
    if (options.has(name)) throw new UsageError(`--${name} is given twice`);
    options.set(name, value);
  }
  const [command = null, ...rest] = operands;
  return { command, operands: rest, options, flags };
}
