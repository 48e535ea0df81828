/**
 * The whole product as `npm start` runs it, but quiet, since a journey knows who changes what, and its org's clock goes on and can be moved: `POST /advance?seconds=60` moves it and answers
 * when no job runs and none is due. `POST /new-values?keep=true` leaves callouts on where key and secret are replaced;
 * `POST /password?username=...` gives somebody the password of all. Prints one line of JSON when everything works.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseOptions } from '../../start/options.ts';
import { projectFolder, startProduct } from '../../start/product.ts';
import { password } from './product.ts';

const product = startProduct(parseOptions(['--quiet', ...process.argv.slice(2)], process.env, projectFolder), 'movable');
process.once('SIGTERM', () => void product.close().then(() => process.exit(0)));

const { url, receiverUrl, installedNamespace, org } = await product.running;
const controls = createServer((request, response) => void control(new URL(request.url ?? '/', url)).then(() => response.end()));

async function control({ pathname, searchParams }: URL): Promise<void> {
  if (pathname === '/new-values') org.setNewValuesKeepCallouts(searchParams.get('keep') === 'true');
  if (pathname === '/password') await org.setPassword(searchParams.get('username') ?? '', password);
  const seconds = Number(searchParams.get('seconds'));
  org.clock?.advance(seconds * 1000);
  await org.jobs.settled();
}

controls.listen(0, '127.0.0.1', () => {
  const { port } = controls.address() as AddressInfo;
  console.log(JSON.stringify({ url, receiverUrl, installedNamespace, controlUrl: `http://127.0.0.1:${port}` }));
});
