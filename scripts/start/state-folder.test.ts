import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { parseOptions, StartError } from './options.ts';
import { demandFreePort, openStateFolder } from './state-folder.ts';

const emptyFolder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'state-'));

function seededFolder(): string {
  const folder = emptyFolder();
  openStateFolder(folder, false).markSeeded();
  fs.writeFileSync(path.join(folder, 'org.sqlite'), 'rows');
  fs.writeFileSync(path.join(folder, 'passwords.json'), '{}');
  fs.writeFileSync(path.join(folder, 'credentials.key'), Buffer.alloc(32));
  return folder;
}

test('a first start is unseeded, a finished one is kept', () => {
  assert.equal(openStateFolder(emptyFolder(), false).isSeeded, false);
  const folder = seededFolder();
  assert.equal(openStateFolder(folder, false).isSeeded, true);
  assert.ok(fs.existsSync(path.join(folder, 'org.sqlite')), 'the state stays');
});

test('a start killed before it was seeded begins anew', () => {
  const folder = emptyFolder();
  openStateFolder(folder, false);
  fs.writeFileSync(path.join(folder, 'org.sqlite'), 'half');
  assert.equal(openStateFolder(folder, false).isSeeded, false);
  assert.ok(!fs.existsSync(path.join(folder, 'org.sqlite')), 'the half-made state is gone');
});

test('--fresh forgets a finished state', () => {
  const folder = emptyFolder();
  openStateFolder(folder, false).markSeeded();
  assert.equal(openStateFolder(folder, true).isSeeded, false);
});

test('an org of --installed may be the first in the folder', () => {
  const folder = emptyFolder();
  openStateFolder(path.join(folder, 'installed'), false).markSeeded();
  assert.equal(openStateFolder(folder, false).isSeeded, false);
  assert.equal(openStateFolder(folder, true).isSeeded, false);
  assert.ok(fs.existsSync(path.join(folder, 'installed', 'local-org.json')), 'it is left alone, even with --fresh');
});

test('a folder that others could read is closed to them', () => {
  const folder = emptyFolder();
  fs.chmodSync(folder, 0o755);
  assert.equal(openStateFolder(folder, false).isSeeded, false);
  assert.equal(fs.statSync(folder).mode & 0o777, 0o700, 'nobody else reads the keys that will lie in it');
});

test('a folder with other files is refused and left alone, even with --fresh', () => {
  const folder = emptyFolder();
  fs.writeFileSync(path.join(folder, 'thesis.txt'), 'years of work');
  assert.throws(() => openStateFolder(folder, true), { message: /holds files, but no local org/ });
  assert.ok(fs.existsSync(path.join(folder, 'thesis.txt')));
});

test('a damaged state says so; --fresh mends it', () => {
  const folder = emptyFolder();
  fs.writeFileSync(path.join(folder, 'local-org.json'), '{"madeBy');
  assert.throws(() => openStateFolder(folder, false), { message: /is damaged.*--fresh/ });
  assert.equal(openStateFolder(folder, true).isSeeded, false);
});

test('a damaged or missing file of a finished state is named before anything starts', () => {
  for (const name of ['passwords.json', 'credentials.key']) {
    const folder = seededFolder();
    fs.writeFileSync(path.join(folder, name), 'x');
    assert.throws(() => openStateFolder(folder, false), { message: new RegExp(`${name} is damaged.*--fresh`) });
    assert.equal(openStateFolder(folder, true).isSeeded, false);
  }
  const folder = seededFolder();
  fs.rmSync(path.join(folder, 'org.sqlite'));
  assert.throws(() => openStateFolder(folder, false), { message: /org\.sqlite is missing.*--fresh/ });
});

test('a port in use is named with its variable', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as net.AddressInfo;
  await assert.rejects(demandFreePort(port, 'SYNCLINE_PORT'), { message: new RegExp(`Port ${port} is in use.*SYNCLINE_PORT`) });
  server.close();
});

test('options come from the environment and the arguments', () => {
  assert.deepEqual(parseOptions(['--fresh'], { SYNCLINE_PORT: '5000', SYNCLINE_DATA: 'state' }, '/project'), {
    port: 5000,
    receiverPort: 4401,
    stateFolder: path.resolve('/project/state'),
    isFresh: true,
    isEmpty: false,
    isQuiet: false,
    newValuesKeepCallouts: false,
    installed: null,
  });
  const installed = parseOptions(['--installed', '--customer', 'theirs'], { SYNCLINE_DATA: 'state' }, '/project');
  assert.deepEqual([installed.stateFolder, installed.installed], ['/project/state/installed', { customer: '/project/theirs' }]);
  for (const [flags, switched] of [
    [['--quiet'], ''],
    [[], 'off'],
  ] as const)
    assert.equal(parseOptions(flags, { SYNCLINE_DEMO: switched }, '/project').isQuiet, true, `${flags.join()} ${switched}`);
  assert.throws(() => parseOptions([], { SYNCLINE_DEMO: 'perhaps' }, '/project'), { message: /SYNCLINE_DEMO is "perhaps"/ });
  assert.throws(() => parseOptions(['--customer', 'theirs'], {}, '/project'), { message: /needs --installed/ });
  assert.throws(() => parseOptions(['--frehs'], {}, '/project'), StartError);
  assert.throws(() => parseOptions([], { SYNCLINE_PORT: '99999' }, '/project'), { message: /SYNCLINE_PORT is "99999"/ });
  assert.throws(() => parseOptions([], { SYNCLINE_PORT: '4401' }, '/project'), { message: /both 4401/ });
});
