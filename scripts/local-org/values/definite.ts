/**
 * Takes the null out of a type where the code before has made sure that there is a value. Fails by its name where that was wrong, and not
 * later by an `undefined`.
 */
export function definite<Value>(value: Value | null | undefined, name: string): Value {
  if (value === null || value === undefined) throw new Error(`The local org misses ${name}`);
  return value;
}
