/** A process that works at a run until the run ends or it is killed. Its options come as JSON, and its result lies beside the org. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { experiment } from './experiment.ts';
import type { ExperimentOptions } from './experiment.ts';

const options = JSON.parse(process.argv[2] ?? '') as ExperimentOptions;
const result = await experiment(options);
writeFileSync(join(options.folder, 'result'), serialize(result));
