/** What a run deploys: the package, changed as its scale and a mutant want it, and the customer's own objects. */
import { fileURLToPath } from 'node:url';
import type { LabProjectOptions, SourceChange } from '../../lab/index.ts';
import type { Scale } from './scale.ts';

const customerPackage = fileURLToPath(new URL('../customer', import.meta.url));

export function projectOf({ changes }: Scale, mutation: readonly SourceChange[] = []): LabProjectOptions {
  return { packages: [customerPackage], changes: [...changes, ...mutation] };
}
