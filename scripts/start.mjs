// `npm start`: installs the packages where needed, then starts the receiver and the local org in this process.
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
await import('./start/main.ts');
