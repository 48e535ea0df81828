import { textOf, xmlRoot } from '../common/files.ts';
import type { SourceFile } from '../common/files.ts';
import type { PackageRule } from './rule.ts';

const apiVersion = '67.0';
const versioned = ['.cls-meta.xml', '.trigger-meta.xml', '.js-meta.xml', '.page-meta.xml', '.component-meta.xml'];

export const oneApiVersion: PackageRule = {
  name: `API version ${apiVersion}`,
  inspect: (files) =>
    files
      .filter(({ path }) => versioned.some((suffix) => path.endsWith(suffix)))
      .map((file) => ({ path: file.path, version: textOf(xmlRoot(file).node, 'apiVersion') }))
      .filter(({ version }) => version !== apiVersion)
      .map(({ path, version }) => `${path}: apiVersion is ${version || 'missing'}; the project is on ${apiVersion}`),
};

const classDeclaration = /^[^{;]*?\bclass\s+(\w+)/is;

/** From API 67 a class that says nothing is `with sharing`; saying it keeps that from being an accident. */
export const statedSharing: PackageRule = {
  name: 'stated sharing',
  inspect: (files) =>
    files
      .filter(({ path }) => path.endsWith('.cls'))
      .flatMap((file) => {
        const declaration = classDeclaration.exec(withoutComments(file))?.[0];
        const isStated = declaration === undefined || /\b(with|without|inherited)\s+sharing\b/i.test(declaration);
        return isStated ? [] : [`${file.path}: the class does not state its sharing`];
      }),
};

const systemMode = /\b(without\s+sharing|SYSTEM_MODE|as\s+system)\b/i;

/** Whatever reads or writes past the user's own rights says why, on its line or the line above. */
export const reasonedSystemMode: PackageRule = {
  name: 'reasons for system mode',
  inspect: (files) =>
    files
      .filter(({ path }) => path.endsWith('.cls') && !path.endsWith('Test.cls'))
      .flatMap(({ path, text }) => {
        const lines = text.split('\n');
        return lines.flatMap((line, index) => {
          const [code = ''] = line.split('//');
          const isComment = /^\s*(\/?\*)/.test(line);
          const isReasoned = line.includes('//') || /^\s*(\/\/|\/?\*)|\*\/\s*$/.test(lines[index - 1] ?? '');
          return systemMode.test(code) && !isComment && !isReasoned
            ? [`${path}:${index + 1}: system mode without a reason on this line or the one above`]
            : [];
        });
      }),
};

/** "You can't use an Apex inner class as a return value" (Aura Components guide, "Returning Data from an Apex Server-Side Controller"). */
export const outerViews: PackageRule = {
  name: 'views that are outer classes',
  inspect: (files) =>
    files
      .filter(({ path }) => path.endsWith('.cls'))
      .filter((file) => shownInside(withoutComments(file)))
      .map(({ path }) => `${path}: an inner class has @AuraEnabled members; what a component is given is an outer class`),
};

/** Whether something is for components at the depth of an inner class. */
function shownInside(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/[{}]|@AuraEnabled\b/gi)) {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    else if (depth > 1) return true;
  }
  return false;
}

const globalInner = /\bglobal\s+(?:with\s+sharing\s+)?class\s+(\w+)\s*\{/g;

/** Since API 66 a Flow makes inputs and outputs of an action only by a constructor that it can see ("Versioned Updates", Spring '26). */
export const globalConstructors: PackageRule = {
  name: 'constructors of what Flows make',
  inspect: (files) =>
    files
      .filter(({ path, text }) => path.endsWith('.cls') && text.includes('@InvocableVariable'))
      .flatMap(({ path, text }) => {
        const outer = path.slice(path.lastIndexOf('/') + 1, -'.cls'.length);
        return [...text.matchAll(globalInner)]
          .map(([, name = '']) => name)
          .filter((name) => name !== outer && !new RegExp(`\\bglobal\\s+${name}\\(\\)`).test(text))
          .map((name) => `${path}: ${name} needs a global constructor without parameters`);
      }),
};

/** In managed code one argument alone may mean a class of the subscriber's; the namespace says which ("Type Class", forName). */
export const typesByNamespace: PackageRule = {
  name: 'types by namespace and name',
  inspect: (files) =>
    files
      .filter((file) => file.path.endsWith('.cls') && /\bType\.forName\(\s*[^,()]+\)/i.test(withoutComments(file)))
      .map(({ path }) => `${path}: Type.forName needs the namespace before the name`),
};

function withoutComments({ text }: SourceFile): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ').replaceAll(/'(?:\\.|[^'\\])*'/g, "''");
}
