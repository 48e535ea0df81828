// Node 20 starts a worker thread from JavaScript only, so this file teaches the thread TypeScript and hands over to the real module.
import { workerData } from 'node:worker_threads';
import '../../../typescript/register.mjs';

await import(workerData.module);
