/** Builds the bundle in a process of its own. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { typeScriptArguments } from '../../../typescript/arguments.ts';
import type { Bundle, BundleOptions } from './bundle.ts';

type Answer = { readonly bundle: Bundle } | { readonly error: string };

/** Builds in a process of its own, so that the compiler's minute of work does not keep the org from answering. */
export function buildBundleApart(options: BundleOptions): Promise<Bundle> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [], { execArgv: [...typeScriptArguments] });
    child.once('message', (answer) => {
      const { bundle, error } = answer as { bundle?: Bundle; error?: string };
      if (bundle !== undefined) resolve(bundle);
      else reject(new Error(`The Lightning web components did not compile: ${error ?? 'unknown'}`));
    });
    child.once('exit', (code) => reject(new Error(`The build of the Lightning web components ended early, with status ${code ?? 'none'}`)));
    child.send({ ...options, labels: [...options.labels] });
  });
}

/** The child's side: one order, one answer. */
if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.once('message', (order) => {
    const { labels, ...options } = order as Omit<BundleOptions, 'labels'> & { labels: readonly string[] };
    void import('./bundle.ts')
      .then(({ buildBundle }) => buildBundle({ ...options, labels: new Set(labels) }))
      .then(
        (bundle): Answer => ({ bundle }),
        (error: unknown): Answer => ({ error: (error as Error).message }),
      )
      .then((answer) => process.send?.(answer, () => process.disconnect()));
  });
}
