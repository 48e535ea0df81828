/** String.format: java.text.MessageFormat with arguments as text (https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/text/MessageFormat.html). */
import { ApexDatetime, apexException, datetimeToString, toApexString } from '../../../values/index.ts';

/** A single quote quotes up to the next one; two stand for one. `{n}` beyond the arguments stays as it is. */
export function formatMessage(template: string, values: readonly unknown[]): string {
  // Each value becomes text once, before the first placeholder, however often it is named: its toString() may count.
  const texts = values.map((value) => (value instanceof ApexDatetime ? (datetimeToString(value) ?? 'null') : toApexString(value)));
  let result = '';
  let isQuoted = false;
  for (let position = 0; position < template.length; position += 1) {
    const character = template[position] ?? '';
    if (character === "'") {
      if (template[position + 1] === "'") {
        result += "'";
        position += 1;
      } else isQuoted = !isQuoted;
    } else if (character === '{' && !isQuoted) {
      const end = template.indexOf('}', position);
      if (end < 0) throw apexException('System.StringException', 'Unmatched braces in the pattern.');
      result += placeholder(template.slice(position + 1, end), texts);
      position = end;
    } else result += character;
  }
  return result;
}

function placeholder(inside: string, texts: readonly string[]): string {
  const index = /^\s*(\d+)\s*(,[\s\S]*)?$/.exec(inside);
  if (index === null) throw apexException('System.StringException', `can't parse argument number: ${inside}`);
  const position = Number(index[1]);
  return texts[position] ?? `{${position}}`;
}
