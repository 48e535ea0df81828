/** System.Label.get and translationExists: labels in the one language that this org has (Apex Reference, "Label Class"). */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { runningCode, transaction } from '../../contracts/transaction.ts';
import { apexException } from '../../values/index.ts';

const orgLanguage = 'en_US';
/** An ISO code, such as `fr`, `pt_BR` or `zh_TW`. */
const languageCode = /^[a-z]{2,3}(_[a-z]{2})?$/i;

/**
 * "If the namespace name is null, it defaults to the package namespace. If the namespace name is an empty string, it implies the org
 * namespace." "You can't access labels that are protected in a different namespace."
 */
function find(given: string | null, name: string | null): string | null {
  // "The label name cannot be null or an empty string." Which exception says so, the page leaves open.
  if (name === null || name === '') throw apexException('System.InvalidParameterValueException', 'The label name cannot be null or empty');
  const { metadata } = transaction();
  const namespace = given ?? runningCode.namespace;
  const spelling = (namespace === '' ? name : `${namespace}__${name}`).toLowerCase();
  const found = [...metadata.labels.keys()].find((key) => key.toLowerCase() === spelling);
  if (found === undefined) return null;
  const isShown = !metadata.protectedLabels.has(found) || namespace.toLowerCase() === runningCode.namespace.toLowerCase();
  return isShown ? (metadata.labels.get(found) ?? null) : null;
}

function demandLanguage(language: string | null): string {
  if (language !== null && languageCode.test(language)) return language;
  throw apexException('System.InvalidParameterValueException', `Invalid language: ${language ?? 'null'}`);
}

/** That there is an exception is known from use alone: the page is silent about a label that does not exist. */
function get(namespace: string | null, name: string | null): string {
  const found = find(namespace, name);
  if (found === null) throw apexException('System.InvalidParameterValueException', `Label ${name ?? ''} does not exist`);
  return found;
}

/** Without a translation for the language: the label as it is in its own. */
function getFor(namespace: string | null, name: string | null, language: string | null): string {
  demandLanguage(language);
  return get(namespace, name);
}

/** "Returns True if an English label called MyLabel exists." */
function translationExists(namespace: string | null, name: string | null, language: string | null): boolean {
  const asked = demandLanguage(language).toLowerCase();
  const isOfOrg = asked === orgLanguage.toLowerCase() || asked === orgLanguage.slice(0, 2);
  return find(namespace, name) !== null && isOfOrg;
}

export const labelTable: PlatformTypeTable = {
  name: 'System.Label',
  members: {
    'static get(String, String)': get,
    'static get(String, String, String)': getFor,
    'static translationExists(String, String, String)': translationExists,
  },
};
