export function isIdLike(text: string | null): boolean {
  return /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text ?? '');
}

/** Of 18 characters the last three repeat what the others say. */
export function isSameId(first: string, second: string): boolean {
  return first.slice(0, 15) === second.slice(0, 15);
}
