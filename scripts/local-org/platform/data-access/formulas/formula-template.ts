/** Template mode: text with merge fields, `Dear {!Contact.Name}` (Apex Reference, "FormulaBuilder.parseAsTemplate"). */
import { FormulaError } from '../../../formula/index.ts';

/** The formula that concatenates the template's pieces. */
export function templateFormula(template: string): string {
  const pieces: string[] = [];
  let rest = template;
  for (let start = rest.indexOf('{!'); start >= 0; start = rest.indexOf('{!')) {
    const end = rest.indexOf('}', start);
    if (end < 0) throw new FormulaError("Missing '}' of a merge field");
    pieces.push(quoted(rest.slice(0, start)), `(${rest.slice(start + 2, end)})`);
    rest = rest.slice(end + 1);
  }
  return [...pieces, quoted(rest)].join(' & ');
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
