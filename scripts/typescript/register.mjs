// Lets Node 20 run TypeScript: `node --import ./scripts/typescript/register.mjs FILE`, or an import of this file.
import { register } from 'node:module';
import './require.mjs';

register('./hooks.mjs', import.meta.url);
