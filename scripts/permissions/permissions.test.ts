import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, it } from 'node:test';
import { openPermissionOrg } from './org.ts';
import { permissionsFile, permissionsPage } from './page.ts';
import { readSources } from './sources.ts';
import { walk } from './walk.ts';

const sources = readSources();

it('docs/permissions.md is up to date', () => {
  assert.ok(readFileSync(permissionsFile, 'utf8') === permissionsPage(sources), 'Run `npm run docs:permissions` and commit the result');
});

it('what the page says of methods, objects and fields is what each of these users gets', () => {
  const org = openPermissionOrg();
  after(() => org.close());
  const { differences, tried } = walk(org, sources);
  assert.deepEqual(differences, []);
  const cells = sources.doors.length + sources.objects.length + sources.objects.flatMap(({ fields }) => fields).length;
  assert.ok(tried > cells * (sources.sets.length + 2), `Only ${tried} tries for ${cells} rows`);
});
