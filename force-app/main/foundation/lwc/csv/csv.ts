/** What a spreadsheet would take for a formula, also in full width; and what would end a cell for it. */
const formula = /^[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Spreadsheets tell UTF-8 by it. */
const byteOrderMark = '\uFEFF';

export type Cell = string | number | null | undefined;

/** One line by RFC 4180. Texts that a spreadsheet would run are told apart by an apostrophe; numbers stay numbers. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) {
    return '';
  }
  if (typeof cell === 'number') {
    return String(cell);
  }
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hands lines to the person as a file. Of the types that Lightning Web Security lets through, text is the nearest. */
export function download(name: string, lines: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([byteOrderMark, ...lines], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
