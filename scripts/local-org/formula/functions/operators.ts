/** The binary operators but && and ||, which look at their right side only where they need it. */
import { asNumber, asText, mismatch } from '../values/coerce.ts';
import { add, compare, divide, fromDouble, multiply, power, subtract, toDouble } from '../values/numbers.ts';
import type { FormulaOperator } from '../parsing/syntax.ts';
import { isBlank, isKind } from '../values/values.ts';
import type { FormulaDate, FormulaDatetime, FormulaNumber, FormulaTime, FormulaValue } from '../values/values.ts';

const DAY = 86_400_000;

type EagerOperator = Exclude<FormulaOperator, '&&' | '||'>;
type Moment = FormulaDate | FormulaDatetime | FormulaTime;

export const operators: Readonly<Record<EagerOperator, (left: FormulaValue, right: FormulaValue) => FormulaValue>> = {
  '+': (left, right) => (typeof left === 'string' || typeof right === 'string' ? asText(left) + asText(right) : sum(left, right)),
  '-': difference,
  '*': (left, right) => arithmetic(multiply, left, right),
  '/': (left, right) => arithmetic(divide, left, right),
  '^': (left, right) => arithmetic(power, left, right),
  '&': (left, right) => asText(left) + asText(right),
  '=': (left, right) => equal(left, right),
  '<>': (left, right) => !equal(left, right),
  '<': (left, right) => ordered(left, right, (order) => order < 0),
  '<=': (left, right) => ordered(left, right, (order) => order <= 0),
  '>': (left, right) => ordered(left, right, (order) => order > 0),
  '>=': (left, right) => ordered(left, right, (order) => order >= 0),
};

function arithmetic(
  operation: (left: FormulaNumber, right: FormulaNumber) => FormulaNumber,
  left: FormulaValue,
  right: FormulaValue,
): FormulaValue {
  const first = asNumber(left);
  const second = asNumber(right);
  return first === null || second === null ? null : operation(first, second);
}

/** Adding a number to a Date adds whole days, to a Date/Time fractions of days, to a Time milliseconds. */
function sum(left: FormulaValue, right: FormulaValue): FormulaValue {
  if (isMoment(left) && isKind(right, 'number')) return shift(left, toDouble(right));
  if (isMoment(right) && isKind(left, 'number')) return shift(right, toDouble(left));
  if ((isMoment(left) && right === null) || (isMoment(right) && left === null)) return null;
  return arithmetic(add, left, right);
}

function difference(left: FormulaValue, right: FormulaValue): FormulaValue {
  if (isMoment(left) && isMoment(right)) {
    if (left.kind !== right.kind) throw mismatch(left.kind, right);
    if (left.kind === 'date') return subtract(fromDouble(left.days), fromDouble(position(right)));
    const apart = fromDouble(left.milliseconds - position(right));
    return left.kind === 'time' ? apart : divide(apart, fromDouble(DAY));
  }
  if (isMoment(left) && isKind(right, 'number')) return shift(left, -toDouble(right));
  if (isMoment(left) && right === null) return null;
  return arithmetic(subtract, left, right);
}

function isMoment(value: FormulaValue): value is Moment {
  return typeof value === 'object' && value !== null && value.kind !== 'number';
}

function position(moment: Moment): number {
  return moment.kind === 'date' ? moment.days : moment.milliseconds;
}

function shift(moment: Moment, amount: number): Moment {
  if (moment.kind === 'date') return { kind: 'date', days: moment.days + Math.trunc(amount) };
  if (moment.kind === 'datetime') return { kind: 'datetime', milliseconds: Math.round(moment.milliseconds + amount * DAY) };
  return { kind: 'time', milliseconds: (((moment.milliseconds + Math.round(amount)) % DAY) + DAY) % DAY };
}

/** Text compares case-sensitively, and a blank text equals null. */
export function equal(left: FormulaValue, right: FormulaValue): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  if (isKind(left, 'number') && isKind(right, 'number')) return compare(left, right) === 0;
  if (isMoment(left) && isMoment(right)) {
    if (left.kind !== right.kind) throw mismatch(left.kind, right);
    return position(left) === position(right);
  }
  if (typeof left !== typeof right) throw mismatch(typeof left === 'string' ? 'Text' : 'Boolean', right);
  if (typeof left === 'string' && typeof right === 'string') return sameText(left, right);
  return left === right;
}

/** An 18-character Id equals its 15-character form in formulas that mix both. */
function sameText(left: string, right: string): boolean {
  if (left === right) return true;
  const [long, short] = left.length > right.length ? [left, right] : [right, left];
  return long.length === 18 && short.length === 15 && /^[0-9A-Za-z]{18}$/.test(long) && long.startsWith(short);
}

/** A comparison with a blank is never true. */
function ordered(left: FormulaValue, right: FormulaValue, test: (order: number) => boolean): boolean {
  if (isBlank(left) || isBlank(right)) return false;
  if (isKind(left, 'number') && isKind(right, 'number')) return test(compare(left, right));
  if (typeof left === 'string' && typeof right === 'string') return test(left < right ? -1 : left > right ? 1 : 0);
  if (isMoment(left) && isMoment(right) && left.kind === right.kind) return test(position(left) - position(right));
  throw mismatch(isMoment(left) ? left.kind : 'Number', right);
}
