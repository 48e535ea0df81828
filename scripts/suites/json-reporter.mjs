// Reporter of node:test: one line {name, file, outcome, message, milliseconds} for each test, as it ends, and {outcome: 'end'} after the last.
// node:test loads reporters before what reads TypeScript, hence plain JavaScript.
export default async function* jsonReporter(source) {
  for await (const { type, data } of source) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite') {
      continue;
    }
    const outcome = data.skip !== undefined ? 'skipped' : data.todo !== undefined ? 'todo' : type.slice('test:'.length);
    // `skip` is true, or says why.
    const reason = typeof data.skip === 'string' && data.skip !== '' ? data.skip : null;
    const error = data.details.error;
    // A parent fails with its subtests; those are counted themselves.
    if (error?.failureType === 'subtestsFailed') {
      continue;
    }
    const test = {
      name: data.name,
      file: data.file ?? null,
      outcome,
      message: error ? String(error.cause?.message ?? error.message) : reason,
      milliseconds: Math.round(data.details.duration_ms),
    };
    yield `${JSON.stringify(test)}\n`;
  }
  yield `${JSON.stringify({ outcome: 'end' })}\n`;
}
