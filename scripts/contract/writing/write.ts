/** `npm run docs:contract`: writes the vectors, and the worked examples of the contract's page. */
import { writeFileSync } from 'node:fs';
import { contractFiles } from './files.ts';

for (const [path, text] of await contractFiles()) writeFileSync(path, text);
