import { children, textOf, xmlRoot } from '../common/files.ts';
import type { SourceFile } from '../common/files.ts';
import type { PackageRule } from './rule.ts';

/** Pages of Setup that the app links to elsewhere too: no list of them is published, so each is one that somebody has opened. */
const setupPages = ['/lightning/setup/NamedCredential/home', '/lightning/setup/PermSets/home'];
const opensSetup = 'OpenSetup';

interface ShippedGuide {
  readonly path: string;
  readonly values: ReadonlyMap<string, string>;
}

const valueOf = (guide: ShippedGuide, field: string): string => guide.values.get(field) ?? '';

function guidesAmong(files: readonly SourceFile[]): ShippedGuide[] {
  return files
    .filter(({ path }) => /\/SynclineGuide\.\w+\.md-meta\.xml$/.test(path))
    .map((file) => ({
      path: file.path,
      values: new Map(children(xmlRoot(file).node, 'values').map((value) => [textOf(value, 'field'), textOf(value, 'value')])),
    }));
}

function labelsAmong(files: readonly SourceFile[]): Set<string> {
  const labelFiles = files.filter(({ path }) => path.endsWith('.labels-meta.xml'));
  return new Set(labelFiles.flatMap((file) => children(xmlRoot(file).node, 'labels').map((label) => textOf(label, 'fullName'))));
}

/** The package's own codes, as the class names them. */
function codesAmong(files: readonly SourceFile[]): string[] {
  const codes = files.find(({ path }) => path.endsWith('/ProblemCode.cls'))?.text ?? '';
  return [...codes.matchAll(/public static final String \w+ = '(\w+)';/g)].map(([, code = '']) => code);
}

function wrongTexts(guide: ShippedGuide, labels: ReadonlySet<string>): string[] {
  const named = ['CauseLabel__c', 'FixLabel__c'].flatMap((field) => {
    const label = valueOf(guide, field);
    if (label === '') return [`${guide.path}: names no ${field}`];
    return labels.has(label) ? [] : [`${guide.path}: there is no custom label ${label}`];
  });
  const written = ['Cause__c', 'Fix__c'].filter((field) => valueOf(guide, field) !== '');
  return [...named, ...written.map((field) => `${guide.path}: ${field} cannot be translated; name a label`)];
}

function wrongPage(guide: ShippedGuide): string[] {
  const page = valueOf(guide, 'SetupPath__c');
  if (valueOf(guide, 'Action__c') === opensSetup)
    return setupPages.includes(page) ? [] : [`${guide.path}: "${page}" is no page of Setup that is known`];
  return page === '' ? [] : [`${guide.path}: its action opens no page, but it names ${page}`];
}

/** Guides are found by their code, and name their labels by text: nothing else would notice one that leads nowhere. */
export const completeGuides: PackageRule = {
  name: 'guides',
  inspect: (files) => {
    const guides = guidesAmong(files);
    const labels = labelsAmong(files);
    const guided = new Set(guides.map((guide) => valueOf(guide, 'Code__c')));
    const keys = guides.map((guide) =>
      ['Code__c', 'Field__c', 'MessagePattern__c'].map((field) => valueOf(guide, field).toLowerCase()).join(' / '),
    );
    return [
      ...guides.flatMap((guide) => [...wrongTexts(guide, labels), ...wrongPage(guide)]),
      ...guides
        .filter(({ path }) => !/\/SynclineGuide\.Syncline\w{1,32}\.md-meta\.xml$/.test(path))
        .map(({ path }) => `${path}: its name must begin with Syncline and have at most 40 characters`),
      ...guides
        .filter((_, index) => keys.indexOf(keys[index] ?? '') !== index)
        .map((guide) => `${guide.path}: another guide speaks of the same ${valueOf(guide, 'Code__c')}`),
      ...codesAmong(files)
        .filter((code) => !guided.has(code))
        .map((code) => `ProblemCode.cls: no guide says what ${code} means`),
    ];
  },
};
