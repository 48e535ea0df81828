/** SIGKILL loses nothing that was committed and runs nothing twice: a job's effects and its end are one commit. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import { typeScriptArguments } from '../../typescript/arguments.ts';
import { scratchProject } from './test-support/scratch-project.ts';

const links = 25;
const project = scratchProject({
  Link: `public with sharing class Link implements Queueable, Finalizer {
    private Integer left;
    public Link(Integer left) { this.left = left; }
    public void execute(QueueableContext context) { System.attachFinalizer(this); insert as system new Account(Name = 'link ' + left); }
    public void execute(FinalizerContext context) { if (left > 1) { AsyncOptions o = new AsyncOptions(); o.MaximumQueueableStackDepth = 1000; System.enqueueJob(new Link(left - 1), o); } }
  }`,
});
after(() => project.remove());

/** Runs the org; kills it after that many commits. Gives what it printed last. */
function run(commitsUntilKill: number | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        ...typeScriptArguments,
        fileURLToPath(new URL('./test-support/org-process.ts', import.meta.url)),
        project.folder,
        project.stateFolder,
        String(links),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let output = '';
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString();
      if (commitsUntilKill !== null && output.split('commit').length > commitsUntilKill) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('exit', () => resolve(output.trim().split('\n').at(-1) ?? ''));
  });
}

test('a chain of jobs survives being killed three times, each link once', { timeout: 300_000 }, async () => {
  for (const commits of [4, 7, 5]) await run(commits);
  assert.equal(await run(null), `through ${links}`);
});
