// `npm start`: installs the packages where needed, then starts the receiver and the local org in this process.
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
await import('./typescript/register.mjs');
await import('./start/main.ts');
