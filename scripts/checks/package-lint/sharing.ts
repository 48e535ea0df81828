import { textOf, xmlRoot } from '../common/files.ts';
import type { PackageRule } from './rule.ts';

/** Rows are nobody's but their owner's; what a job needs beyond is in its permission set. Settings and metadata types have no sharing. */
export const privateObjects: PackageRule = {
  name: 'private objects',
  inspect: (files) =>
    files
      .filter(({ path }) => path.endsWith('__c.object-meta.xml'))
      .map((file) => ({ path: file.path, node: xmlRoot(file).node }))
      .filter(({ node }) => textOf(node, 'customSettingsType') === '')
      .flatMap(({ path, node }) =>
        ['sharingModel', 'externalSharingModel']
          .filter((element) => !['Private', 'ControlledByParent'].includes(textOf(node, element)))
          .map((element) => `${path}: ${element} is ${textOf(node, element) || 'missing'}; it must be Private`),
      ),
};
