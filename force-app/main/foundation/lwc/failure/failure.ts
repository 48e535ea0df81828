/** What a failed call of Apex says to the person. */
export function messageOf(error: unknown): string {
  const body = (error as { body?: { message?: string } } | undefined)?.body;
  return body?.message ?? (error instanceof Error ? error.message : String(error));
}
