/** How the rows of a filter are joined: all of them, any of them, or as the person wrote it. */
export type LogicKind = 'all' | 'any' | 'custom';

/** The logic of a filter, its rows numbered from 1; null where all must match. `every` spells that out. */
export function joined(kind: LogicKind | 'every', count: number, written: string): string | null {
  if (kind === 'custom') {
    return written;
  }
  if (kind === 'all' || count < 2) {
    return kind === 'every' && count === 1 ? '1' : null;
  }
  return numbers(count).join(kind === 'any' ? ' OR ' : ' AND ');
}

export function kindOf(logic: string | null, count: number): LogicKind {
  const normal = logic?.trim().replaceAll(/\s+/g, ' ').toUpperCase() ?? '';
  if (normal === '' || normal === numbers(count).join(' AND ')) {
    return 'all';
  }
  return normal === numbers(count).join(' OR ') ? 'any' : 'custom';
}

/** Written logic after a row is gone: later rows move up, and a question mark is left where the row was named. */
export function withoutRow(written: string, removed: number): string {
  return written.replaceAll(/\d+/g, (text) => {
    const row = Number(text);
    if (row === removed) {
      return '?';
    }
    return String(row > removed ? row - 1 : row);
  });
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1));
}
