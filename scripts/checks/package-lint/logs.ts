import { textOf, xmlRoot } from '../common/files.ts';
import type { SourceFile, XmlNode } from '../common/files.ts';
import type { PackageRule } from './rule.ts';

/** What a purge deletes, by thousands. */
const logs = ['SynclineRun__c', 'SynclineManifest__c', 'SynclineDeadLetter__c', 'SynclineAttempt__c', 'SynclineRetry__c'];
/** Each of them makes rows of its own, which a deletion would take along, or is computed anew with each. */
const kept = ['enableActivities', 'enableFeeds', 'enableHistory'];
const tracked = ['trackHistory', 'trackFeedHistory', 'trackTrending'];

interface Field {
  readonly path: string;
  readonly object: string;
  readonly node: XmlNode;
}

function fieldsAmong(files: readonly SourceFile[]): Field[] {
  return files
    .filter(({ path }) => path.endsWith('.field-meta.xml'))
    .map((file) => ({ path: file.path, object: /objects\/(\w+)\//.exec(file.path)?.[1] ?? '', node: xmlRoot(file).node }));
}

function ofObjects(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => logs.some((name) => path.endsWith(`/${name}.object-meta.xml`)))
    .flatMap((file) =>
      kept
        .filter((element) => textOf(xmlRoot(file).node, element) === 'true')
        .map((element) => `${file.path}: ${element} makes rows that a purge would have to delete too`),
    );
}

function ofField({ path, object, node }: Field): string[] {
  const type = textOf(node, 'type');
  const isOfLog = logs.includes(object);
  const names = [textOf(node, 'referenceTo'), textOf(node, 'summarizedField').split('.')[0] ?? ''];
  return [
    ...names
      .filter((name) => logs.includes(name))
      .map((name) => `${path}: points to ${name}, of which the deletion would reach it; keep the id as text`),
    ...(isOfLog && (type === 'MasterDetail' || (type === 'Lookup' && textOf(node, 'deleteConstraint') !== 'SetNull'))
      ? [`${path}: the deletion of what it points to would reach the log, or be kept by it`]
      : []),
    ...(isOfLog
      ? tracked.filter((element) => textOf(node, element) === 'true').map((element) => `${path}: ${element} makes a row for each change`)
      : []),
  ];
}

/** A purge takes rows of the log and nothing else: no cascade, no roll-up, no feed, no history, no lookup that has to be cleared. */
export const plainLogs: PackageRule = {
  name: 'plain logs',
  inspect: (files) => [...ofObjects(files), ...fieldsAmong(files).flatMap(ofField)],
};
