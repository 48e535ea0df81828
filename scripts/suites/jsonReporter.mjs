// Reporter of node:test: {tests: [{name, file, outcome, message, milliseconds}]} of the tests that hold
// no further tests. node:test loads reporters before tsx, hence plain JavaScript.
export default async function* jsonReporter(source) {
  const tests = [];
  for await (const { type, data } of source) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite') {
      continue;
    }
    const outcome = data.skip !== undefined ? 'skipped' : data.todo !== undefined ? 'todo' : type.slice('test:'.length);
    const error = data.details.error;
    // A parent fails with its subtests; those are counted themselves.
    if (error?.failureType === 'subtestsFailed') {
      continue;
    }
    tests.push({
      name: data.name,
      file: data.file ?? null,
      outcome,
      message: error ? String(error.cause?.message ?? error.message) : null,
      milliseconds: Math.round(data.details.duration_ms),
    });
  }
  yield JSON.stringify({ tests }, null, 1);
}
