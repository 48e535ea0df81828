import { judged } from '../common/check.ts';
import type { Check } from '../common/check.ts';
import { filesIn } from '../common/files.ts';
import { globalConstructors, oneApiVersion, outerViews, reasonedSystemMode, statedSharing, typesByNamespace } from './apex.ts';
import { credentialsByPeople, credentialWriters, packagedCredentials } from './credentials.ts';
import { oneDemand } from './doors.ts';
import { completeGuides } from './guides.ts';
import { knownLabels, labelledTexts, quotedApostrophes } from './labels.ts';
import { plainLogs } from './logs.ts';
import { objectNames } from './names.ts';
import { completeObjectPermissions, droppedPermissions, impossibleFieldPermissions, noProfiles } from './permissions.ts';
import type { PackageRule } from './rule.ts';
import { literalSecrets, unprotectedSecrets } from './secrets.ts';
import { classesInSets, grantedPermissions } from './set-classes.ts';
import { privateObjects } from './sharing.ts';
import { plainSpeech } from './speech.ts';

export const rules: readonly PackageRule[] = [
  droppedPermissions,
  impossibleFieldPermissions,
  completeObjectPermissions,
  classesInSets,
  grantedPermissions,
  oneDemand,
  noProfiles,
  privateObjects,
  plainLogs,
  packagedCredentials,
  credentialWriters,
  credentialsByPeople,
  unprotectedSecrets,
  literalSecrets,
  oneApiVersion,
  statedSharing,
  globalConstructors,
  outerViews,
  typesByNamespace,
  reasonedSystemMode,
  labelledTexts,
  knownLabels,
  plainSpeech,
  quotedApostrophes,
  completeGuides,
  objectNames,
];

/** What the platform would accept or drop in silence, and this project refuses. */
export const packageLint: Check = {
  name: 'package',
  title: 'Package lint',
  run: () => {
    const files = filesIn('force-app/main', (path) => !path.endsWith('.js') || path.includes('/__tests__/'));
    const findings = rules.flatMap((rule) => rule.inspect(files));
    return Promise.resolve(judged(findings, rules.map(({ name }) => name).join(', ')));
  },
};
