/**
 * Reads and writes JSON whose numbers keep their digits. JavaScript's own parser reads each as a double, which holds 15 digits; the
 * platform's numbers have 18 ("Currency", "Number" and "Percent" in Salesforce Help, "Custom Field Types").
 */

const key = '\u0000number';

/** A number that no double holds, as JSON writes it. Plain data, so that it can go from thread to thread. */
export interface ExactNumber {
  readonly [key]: string;
}

const numberText = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export function isExactNumber(value: unknown): value is ExactNumber {
  return typeof value === 'object' && value !== null && key in value && numberText.test(String(value[key]));
}

export function textOfExactNumber(value: ExactNumber): string {
  return value[key];
}

/** The text as a number where that says the same, and as an exact number where it would not. */
export function exactNumber(text: string): number | ExactNumber {
  const number = Number(text);
  // A double holds any number of 15 digits.
  if (text.length <= 15 && Number.isFinite(number)) return number;
  return canonical(String(number)) === canonical(text) ? number : { [key]: text };
}

/** Sign, digits without zeros around them, and the exponent of the first: equal for equal numbers. */
function canonical(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const leading = whole.length + fraction.length - digits.length;
  return digits === '' ? '0' : `${sign}${digits.replace(/0+$/, '')}e${whole.length - leading + Number(exponent)}`;
}

const shortest = 16;
const longNumber = /\d[\d.]{15}|\d[eE][+-]?\d{3}/;
/** An exponent that may lead beyond what a double holds. */
const wideExponent = /[eE][+-]?\d{3}/;
const textOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Texts, what a double holds in any case, and what is no JSON number. */
function isLeft(token: string): boolean {
  return token.startsWith('"') || (token.length < shortest && !wideExponent.test(token)) || /^-?0\d/.test(token);
}

/** As JSON.parse, with exact numbers where a double would be another number. */
export function parseExactJson(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text);
  return JSON.parse(text.replace(textOrNumber, (token) => (isLeft(token) ? token : JSON.stringify(exactNumber(token)))));
}

const writtenKey = JSON.stringify(key);
const writtenNumber = new RegExp(`\\{"\\\\u0000number":"(-?[\\d.eE+-]+)"\\}`, 'g');

/** As JSON.stringify, with the digits of exact numbers. */
export function writeExactJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes(writtenKey) ? text.replace(writtenNumber, '$1') : text;
}
