/** Runs each test method of an Apex class as one test here, on an org of its own: for library tables that need records, pages or mocks. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openOrg } from '../open-org.ts';
import { scratchProject } from './scratch-project.ts';
import { isolated, runTestTransaction } from '../../org/apex-tests/test-methods.ts';

/** `methods`: body by name; `classes` and `files` as of a scratch project. Diagnostics are told, unless they are expected. */
export function runTestMethods(
  methods: Readonly<Record<string, string>>,
  classes: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = {},
  expectsDiagnostics = false,
): void {
  const body = Object.entries(methods).map(([name, text]) => `@IsTest static void ${name}() { ${text} }`);
  const project = scratchProject({ ...classes, LibraryTest: `@IsTest private class LibraryTest {\n${body.join('\n')}\n}` }, files);
  const opened = openOrg({ project: { directory: project.folder, cacheFolder: null }, databaseFile: null, prepares: true });
  after(async () => {
    await opened.close();
    project.remove();
  });
  if (!expectsDiagnostics) assert.deepEqual(opened.loaded.diagnostics, []);
  const { org } = opened;
  for (const method of org.parts.project.findType('LibraryTest')?.methods ?? []) {
    test(method.name, () => {
      const outcome = isolated(org, 'method', () =>
        runTestTransaction(org, { user: org.userOf(opened.administratorId), className: 'LibraryTest' }, ({ project: apex }) =>
          apex.invoke(method, null, []),
        ),
      );
      assert.equal(outcome.ok ? null : `${outcome.failure.message}\n${outcome.failure.stackTrace}`, null);
    });
  }
}
