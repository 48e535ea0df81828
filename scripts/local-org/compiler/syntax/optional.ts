/**
 * Reads a part of a rule that the source may leave out. The parser's types say that every part is there; it answers null where it is not.
 */
export function optional<Part>(part: Part): Part | null {
  return part ?? null;
}
