import { children, textOf, xmlRoot } from '../common/files.ts';
import type { SourceFile, XmlNode } from '../common/files.ts';
import { doorsIn } from './doors.ts';
import type { PackageRule } from './rule.ts';

/**
 * Whoever sees a tab needs every Apex class that its components call: a managed class is closed to all but those whom a set lets
 * in. A class that no visible component calls is too much, except for Flows, for a page whose components are still to come, and where
 * the set grants what its methods ask for: whoever has it may see the page by another set, or call without one.
 */
export const classesInSets: PackageRule = {
  name: 'Apex classes of the components that a set shows',
  inspect: (files) => {
    const callers = apexByComponent(files);
    const doors = doorsIn(files);
    const invocable = new Set(doors.filter(({ kind }) => kind === 'invocable').map(({ className }) => className));
    const early = classesOfPagesWithoutComponents(files);
    return permissionSets(files).flatMap(({ path, node }) => {
      const needed = new Set(visibleTabs(node).flatMap((tab) => [...(callers.get(componentOf(files, tab)) ?? [])]));
      const granted = new Set(enabled(node, 'classAccesses', 'apexClass'));
      const missing = [...needed].filter((name) => !granted.has(name));
      const permissions = new Set(enabled(node, 'customPermissions', 'name'));
      const open = new Set(doors.filter(({ permission }) => permissions.has(permission ?? '')).map(({ className }) => className));
      const isSpare = (name: string): boolean => [needed, invocable, early, open].every((names) => !names.has(name));
      const spare = [...granted].filter(isSpare);
      return [
        ...missing.map((name) => `${path}: a tab of it calls ${name}, to which it gives no access`),
        ...spare.map((name) => `${path}: gives access to ${name}, which nothing that it shows calls`),
      ];
    });
  },
};

/** A custom permission that no set grants locks everybody out of what asks for it. */
export const grantedPermissions: PackageRule = {
  name: 'custom permissions that some set grants',
  inspect: (files) => {
    const granted = new Set(permissionSets(files).flatMap(({ node }) => enabled(node, 'customPermissions', 'name')));
    const existing = new Set(files.flatMap(({ path }) => /\/([^/]+)\.customPermission-meta\.xml$/.exec(path)?.[1] ?? []));
    const isLost = (name: string): boolean => !granted.has(name) || !existing.has(name);
    return doorsIn(files)
      .filter(({ permission }) => permission !== null && isLost(permission))
      .map(({ path, method, permission }) => `${path}: ${method} asks for ${permission}, which no permission set grants`);
  },
};

interface SetFile {
  readonly path: string;
  readonly node: XmlNode;
}

function permissionSets(files: readonly SourceFile[]): SetFile[] {
  return files
    .filter(({ path }) => path.endsWith('.permissionset-meta.xml'))
    .map((file) => ({ path: file.path, node: xmlRoot(file).node }));
}

function enabled(node: XmlNode, element: string, key: string): string[] {
  return children(node, element)
    .filter((entry) => textOf(entry, 'enabled') === 'true')
    .map((entry) => textOf(entry, key));
}

function classesOfPagesWithoutComponents(files: readonly SourceFile[]): Set<string> {
  const pageOf = (path: string, part: string): string | undefined => new RegExp(`/pages/([^/]+)/${part}/`).exec(path)?.[1];
  const shown = new Set(files.map(({ path }) => pageOf(path, 'lwc')));
  return new Set(
    files.flatMap(({ path }) => {
      const page = pageOf(path, 'classes');
      const name = /\/(\w+)\.cls$/.exec(path)?.[1];
      return page === undefined || name === undefined || shown.has(page) ? [] : [name];
    }),
  );
}

function visibleTabs(node: XmlNode): string[] {
  return children(node, 'tabSettings')
    .filter((entry) => textOf(entry, 'visibility') !== 'None')
    .map((entry) => textOf(entry, 'tab'));
}

function componentOf(files: readonly SourceFile[], tab: string): string {
  const file = files.find(({ path }) => path.endsWith(`/${tab}.tab-meta.xml`));
  return file === undefined ? '' : textOf(xmlRoot(file).node, 'lwcComponent');
}

/** By component the Apex classes that it and those within it call. */
function apexByComponent(files: readonly SourceFile[]): Map<string, Set<string>> {
  const own = new Map<string, { readonly apex: Set<string>; readonly parts: Set<string> }>();
  for (const { path, text } of files) {
    const name = /\/lwc\/([^/]+)\/[^/]+\.(?:ts|html)$/.exec(path)?.[1];
    if (name === undefined) continue;
    const { apex, parts } = own.get(name) ?? { apex: new Set<string>(), parts: new Set<string>() };
    for (const [, className = ''] of text.matchAll(/@salesforce\/apex\/(\w+)\./g)) apex.add(className);
    for (const [, part = ''] of text.matchAll(/'c\/(\w+)'/g)) parts.add(part);
    for (const [, part = ''] of text.matchAll(/<c-([a-z0-9-]+)/g))
      parts.add(part.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
    own.set(name, { apex, parts });
  }
  const reach = (name: string, seen: Set<string>): string[] => {
    const component = own.get(name);
    if (component === undefined || seen.has(name)) return [];
    seen.add(name);
    return [...component.apex, ...[...component.parts].flatMap((part) => reach(part, seen))];
  };
  return new Map([...own.keys()].map((name) => [name, new Set(reach(name, new Set()))]));
}
