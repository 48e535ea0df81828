/** The org's schema and metadata, from the catalogue of standard objects and a project's package directories. */
import type { ObjectSchema, PicklistEntry, ProjectMetadata, SchemaRegistry } from '../contracts/schema.ts';
import { joinMetadata } from './metadata/join-metadata.ts';
import { readMetadata } from './metadata/project-metadata.ts';
import { SourceFiles } from './metadata/source-files.ts';
import { list, readXml } from './metadata/xml.ts';
import { unknownFeatures } from './catalogue/feature-fields.ts';
import { entries } from './custom-field.ts';
import { KeyPrefixAllocation } from './key-prefix-allocation.ts';
import { addCurrencies, multiCurrency } from './multi-currency.ts';
import { ownNames } from './metadata/own-names.ts';
import { addProjectObjects } from './project-objects.ts';
import { schemaRegistry } from './registry.ts';
import { addChild, standardObjects } from './standard-objects.ts';

export interface SchemaOptions {
  /** The project is an installed package: every own name carries the namespace prefix. */
  readonly isInstalled?: boolean;
  /** Package directories of the org's own project, beside the installed package. */
  readonly orgDirectories?: readonly string[];
  /** Org features that bring standard fields with them: `MultiCurrency`, `PersonAccounts`, ... A new Developer Edition org has none. */
  readonly features?: readonly string[];
}

export interface LoadedSchema {
  readonly schema: SchemaRegistry;
  readonly metadata: ProjectMetadata;
}

export function loadSchema(packageDirectories: readonly string[], namespace: string, options: SchemaOptions = {}): LoadedSchema {
  // A name that is mistyped must not look like an org that has it.
  const problem = unknownFeatures(options.features ?? []);
  if (problem !== null) throw new Error(problem);
  const names = ownNames(namespace, options.isInstalled ?? false);
  const projects = [
    { files: new SourceFiles(packageDirectories), names },
    ...(options.orgDirectories === undefined ? [] : [{ files: new SourceFiles(options.orgDirectories), names: ownNames('', false) }]),
  ];
  const prefixes = new KeyPrefixAllocation();
  const drafts = standardObjects(new Set(options.features ?? []), prefixes, valueSetsOf(projects, 'standardValueSet', 'standardValue'));
  for (const project of projects)
    addProjectObjects({ ...project, prefixes, drafts, valueSets: valueSetsOf([project], 'globalValueSet', 'customValue') });
  if (options.features?.includes(multiCurrency) === true) addCurrencies(drafts);
  for (const draft of drafts.values()) addUnnamedChildren(draft, drafts);
  const objects: readonly ObjectSchema[] = [...drafts.values()];
  return {
    schema: schemaRegistry(objects, names),
    metadata: joinMetadata(projects.map(({ files, names: own }) => readMetadata(files, own))),
  };
}

function valueSetsOf(
  projects: readonly { readonly files: SourceFiles }[],
  suffix: string,
  element: string,
): ReadonlyMap<string, readonly PicklistEntry[]> {
  return new Map(
    projects.flatMap(({ files }) => files.ofType(suffix)).map((file) => [file.name, entries(list(readXml(file.path), element))]),
  );
}

/** Describe lists every referring field, also those whose relationship has no name: deletion follows them as well. */
function addUnnamedChildren(draft: ObjectSchema, drafts: Parameters<typeof addChild>[0]): void {
  if (draft.kind === 'virtual' || draft.kind === 'platformEvent') return;
  for (const field of draft.fields.values()) {
    if (field.type !== 'REFERENCE') continue;
    for (const target of field.referenceTo) {
      const known =
        drafts.get(target)?.childRelationships.some((row) => row.childObject === draft.name && row.field === field.name) ?? true;
      if (!known) addChild(drafts, target, null, draft.name, field.name);
    }
  }
}
