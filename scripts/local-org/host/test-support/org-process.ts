/** A process of its own that runs an org until its chain of jobs is through, for tests that kill it: `org-process.ts PROJECT STATE LINKS`. */
import { startOrg } from '../../index.ts';

const [projectFolder = '', stateFolder = '', links = '0'] = process.argv.slice(2);
const org = await startOrg({ projectFolder, stateFolder, threads: 2, administrator: { username: 'admin@example.com' } });
const [admin] = await org.users();
const session = admin === undefined ? null : await org.openSession(admin.id);
if (session === null) throw new Error('The org has no administrator');

async function count(): Promise<number> {
  const response = session === null ? null : await org.execute(session, { kind: 'query', soql: 'SELECT Id FROM Account' });
  return response?.ok === true ? (response.value as { readonly totalSize: number }).totalSize : -1;
}

if ((await count()) === 0) {
  await org.execute(session, {
    kind: 'anonymous',
    source: `AsyncOptions o = new AsyncOptions(); o.MaximumQueueableStackDepth = 1000; System.enqueueJob(new Link(${links}), o);`,
  });
}
process.stdout.write('started\n');
org.onCommit(() => process.stdout.write('commit\n'));
while ((await count()) < Number(links)) await new Promise((resolve) => setTimeout(resolve, 100));
await org.jobs.settled();
process.stdout.write(`through ${await count()}\n`);
await org.close();
