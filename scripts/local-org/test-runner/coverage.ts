/** Line coverage as lcov: https://github.com/linux-test-project/lcov/blob/master/man/geninfo.1 */

/** Executions by line, by file. */
export type LineCoverage = ReadonlyMap<string, ReadonlyMap<number, number>>;

export interface FileCounters {
  readonly file: string;
  readonly executableLines: readonly number[];
  readonly counters: Uint32Array;
}

export function toLineCoverage(files: readonly FileCounters[]): LineCoverage {
  return new Map(
    files.map(({ file, executableLines, counters }) => [file, new Map(executableLines.map((line) => [line, counters[line] ?? 0]))]),
  );
}

/** Threads count apart. */
export function addCoverage(parts: readonly LineCoverage[]): LineCoverage {
  const total = new Map<string, Map<number, number>>();
  for (const part of parts) {
    for (const [file, lines] of part) {
      const known = total.get(file) ?? new Map<number, number>();
      for (const [line, count] of lines) known.set(line, (known.get(line) ?? 0) + count);
      total.set(file, known);
    }
  }
  return total;
}

/** `isCounted`: test classes are no code that tests should cover. */
export function toLcov(coverage: LineCoverage, isCounted: (file: string) => boolean): string {
  const records = [...coverage]
    .filter(([file, lines]) => isCounted(file) && lines.size > 0)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return records
    .map(([file, lines]) => {
      const rows = [...lines].sort(([left], [right]) => left - right);
      const hit = rows.filter(([, count]) => count > 0).length;
      return [`SF:${file}`, ...rows.map(([line, count]) => `DA:${line},${count}`), `LF:${rows.length}`, `LH:${hit}`, 'end_of_record'].join(
        '\n',
      );
    })
    .join('\n')
    .concat('\n');
}
