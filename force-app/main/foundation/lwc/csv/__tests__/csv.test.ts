import { csvLine, download } from 'c/csv';
import { parse } from 'csv-parse/sync';

/** As RFC 4180 ends its lines. */
const linesOf = (text: string): string[][] =>
  parse(text, { record_delimiter: '\r\n', relax_column_count: true }) as string[][];
const cellsOf = (line: string): string[] => linesOf(line)[0] ?? [];

describe('c-csv', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('writes what a parser reads again, whatever stands in it', () => {
    const lines = [
      ['plain', 'with, comma', 'with "quotes"', '"', '""', ''],
      ['two\r\nlines', 'two\nlines', 'two\rlines', 'a\ttab', ' spaces ', 'Grüße, 日本 🙂'],
      ['', '', ''],
      [`it's`, `'`, 'a=b', 'a+b', '1-2', 'a@b'],
    ];

    expect(linesOf(lines.map(csvLine).join(''))).toEqual(lines);
  });

  it('ends each line as the standard wants, and quotes only what needs it', () => {
    expect(csvLine(['a', 'b c', 'd,e', 'f"g', null, undefined, 7])).toBe('a,b c,"d,e","f""g",,,7\r\n');
  });

  it.each([
    ['=', '=HYPERLINK("https://evil.example")'],
    ['+', '+1+1'],
    ['-', '-1+1|cmd'],
    ['@', '@SUM(1)'],
    ['a tab', '\t=1'],
    ['a carriage return', '\r=1'],
    ['a line feed', '\n=1'],
    ['nothing', '\0=1'],
    ['= in full width', '\uFF1D1'],
    ['+ in full width', '\uFF0B1'],
    ['- in full width', '\uFF0D1'],
    ['@ in full width', '\uFF20A1'],
  ])('lets no spreadsheet run what begins with %s', (_, text) => {
    expect(cellsOf(csvLine(['before', text]))).toEqual(['before', `'${text}`]);
  });

  it('keeps numbers numbers, those below nothing too', () => {
    expect(csvLine([0, -5, 1.5, 1_000_000])).toBe('0,-5,1.5,1000000\r\n');
    expect(cellsOf(csvLine(['-5']))).toEqual([`'-5`]);
  });

  it('hands a file over as text, and lets go of it', async () => {
    const blobs: Blob[] = [];
    const revoked: string[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${blobs.push(blob)}`,
      revokeObjectURL: (url: string) => revoked.push(url),
    });
    const links: HTMLAnchorElement[] = [];
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      links.push(this);
    });

    download('failures-1.csv', [csvLine(['a']), csvLine(['ü'])]);

    expect(links.map(({ download: name, href }) => [name, href])).toEqual([['failures-1.csv', 'blob:1']]);
    expect(revoked).toEqual(['blob:1']);
    expect(blobs[0]?.type).toBe('text/plain');
    expect(await bytesOf(blobs[0])).toEqual([0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0xc3, 0xbc, 0x0d, 0x0a]);
  });
});

/** With its beginning, which a reader of text leaves out. */
function bytesOf(blob: Blob | undefined): Promise<number[]> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve([...new Uint8Array(reader.result as ArrayBuffer)]));
    reader.readAsArrayBuffer(blob ?? new Blob());
  });
}
