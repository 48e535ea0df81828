import { filesIn } from '../common/files.ts';
import type { House } from './house.ts';
import { typeScriptReferences } from './type-script-references.ts';

const folder = 'scripts';
const files = filesIn(folder, (path) => /\.(ts|html)$/.test(path) && !/\.(d|test)\.ts$|\/test-support\/|\/e2e\//.test(path));

/** The programs beside the package, and the local org's own floors. */
export const programs: House = {
  name: 'programs',
  folder,
  floors: [
    ['local-org/contracts', 'typescript'],
    ['local-org/values', 'local-org/compiler', 'local-org/shell/modules'],
    ['local-org/schema'],
    ['local-org/storage'],
    ['local-org/formula', 'local-org/security'],
    ['local-org/database'],
    ['local-org/org'],
    ['local-org/platform'],
    ['local-org/runtime'],
    ['local-org/host'],
    ['local-org/server', 'local-org/test-runner', 'local-org/copy'],
    ['local-org/cli', 'local-org/shell'],
    ['local-org', 'receiver', 'sample-data'],
    ['demo', 'contract'],
    ['lab', 'mutate'],
    ['start', 'convergence', 'bench', 'suites'],
    ['checks', 'release'],
    ['permissions'],
  ],
  files: () => files.map(({ path }) => path),
  references: () => typeScriptReferences(files),
};
