import type { SourceFile } from '../common/files.ts';
import type { PackageRule } from './rule.ts';

/** A method that somebody outside the package's Apex may call. */
export interface Door {
  readonly path: string;
  readonly className: string;
  readonly method: string;
  readonly kind: 'aura' | 'invocable' | 'rest';
  readonly isCacheable: boolean;
  readonly parameters: readonly { readonly type: string; readonly name: string }[];
  /** The custom permission that it asks for, first thing; null where it asks for none, or not first. */
  readonly permission: string | null;
  /** How often it asks. */
  readonly demands: number;
}

const annotated =
  /@(AuraEnabled|InvocableMethod|HttpPost)(\([^)]*\))?(?:\s*@\w+(?:\([^)]*\))?|\s*\/\/[^\n]*)*\s+(?:public|global)\s+static\s+[\w<>.,\s]+?\s(\w+)\s*\(([^)]*)\)\s*\{/g;
const kinds: Readonly<Record<string, Door['kind']>> = { AuraEnabled: 'aura', InvocableMethod: 'invocable', HttpPost: 'rest' };
const constant = /public static final String (\w+) = '(\w+)';/g;
const firstDemand = /^\s*(?:try\s*\{\s*)?AccessService\.demand\(AccessService\.(\w+)\);/;

/** The doors of a package in the order of their classes; other rules and docs/permissions.md build on it. */
export function doorsIn(files: readonly SourceFile[]): Door[] {
  const permissions = permissionNames(files);
  return files
    .filter(({ path }) => path.endsWith('.cls') && !path.endsWith('Test.cls'))
    .flatMap((file) => doorsOf(file, permissions))
    .sort((left, right) => left.className.localeCompare(right.className));
}

/** The constants of AccessService with the names that they stand for. */
function permissionNames(files: readonly SourceFile[]): Map<string, string> {
  const text = files.find(({ path }) => path.endsWith('/AccessService.cls'))?.text ?? '';
  return new Map([...text.matchAll(constant)].map(([, name = '', value = '']) => [name, value]));
}

function doorsOf({ path, text }: SourceFile, permissions: ReadonlyMap<string, string>): Door[] {
  const className = path.slice(path.lastIndexOf('/') + 1, -'.cls'.length);
  return [...text.matchAll(annotated)].map((match) => {
    const [whole, annotation, options = '', method = '', parameters = ''] = match;
    const body = bodyFrom(text, match.index + whole.length);
    return {
      path,
      className,
      method,
      kind: kinds[annotation ?? ''] ?? 'aura',
      isCacheable: /cacheable\s*=\s*true/i.test(options),
      parameters: parametersOf(parameters),
      permission: permissions.get(firstDemand.exec(body)?.[1] ?? '') ?? null,
      demands: body.split('AccessService.demand(').length - 1,
    };
  });
}

function parametersOf(text: string): { type: string; name: string }[] {
  return text
    .split(/,(?![^<]*>)/)
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter !== '')
    .map((parameter) => ({
      type: parameter.slice(0, parameter.lastIndexOf(' ')).trim(),
      name: parameter.slice(parameter.lastIndexOf(' ') + 1),
    }));
}

/** Up to the brace that closes the one before `start`. */
function bodyFrom(text: string, start: number): string {
  let depth = 1;
  let end = start;
  while (depth > 0 && end < text.length) {
    if (text[end] === '{') depth += 1;
    if (text[end] === '}') depth -= 1;
    end += 1;
  }
  return text.slice(start, end - 1);
}

/** Whoever may call a controller's method has one custom permission for it, asked for before anything else. */
export const oneDemand: PackageRule = {
  name: 'one custom permission for each controller method',
  inspect: (files) =>
    doorsIn(files)
      .filter(({ kind, permission, demands }) => kind !== 'invocable' && (permission === null || demands !== 1))
      .map(
        ({ path, method }) =>
          `${path}: ${method} must ask for exactly one custom permission of AccessService, by AccessService.demand as its first statement`,
      ),
};
