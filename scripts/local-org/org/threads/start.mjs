// Node 20 starts a worker thread from JavaScript only, so this file hands over to the real module.
import { fileURLToPath } from 'node:url';
import { workerData } from 'node:worker_threads';
import { require } from '../../../typescript/require.mjs';

require(fileURLToPath(workerData.module));
