/** Reads what RFC 4180 allows, character by character, and refuses the rest. */
export function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quoted(text, at + 1) : plain(text, at);
    row.push(cell);
    at = end;
    if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
      continue;
    }
    if (text[at] !== ',') {
      throw new Error(`Neither a comma nor the end of a line at ${at}.`);
    }
    at += 1;
    if (text.startsWith('\r\n', at)) {
      rows.push([...row, '']);
      row = [];
      at += 2;
    }
  }
  if (row.length > 0) {
    throw new Error('The last line does not end.');
  }
  return rows;
}

function quoted(text: string, from: number): [string, number] {
  let cell = '';
  let at = from;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end === -1) {
      throw new Error(`What begins at ${from} does not end.`);
    }
    cell += text.slice(at, end);
    if (text[end + 1] !== '"') {
      return [cell, end + 1];
    }
    cell += '"';
    at = end + 2;
  }
}

function plain(text: string, from: number): [string, number] {
  const [cell = ''] = /^[^",\r\n]*/.exec(text.slice(from, from + 100_000)) ?? [];
  return [cell, from + cell.length];
}
