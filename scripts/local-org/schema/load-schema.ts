/** The org's schema and metadata, from the catalogue of standard objects and a project's package directories. */
import type { ObjectSchema, PicklistEntry, ProjectMetadata, SchemaRegistry } from '../contracts/schema.ts';
import { readMetadata } from './metadata/project-metadata.ts';
import { SourceFiles } from './metadata/source-files.ts';
import { list, readXml } from './metadata/xml.ts';
import { entries } from './custom-field.ts';
import { KeyPrefixAllocation } from './key-prefix-allocation.ts';
import { ownNames } from './metadata/own-names.ts';
import { addProjectObjects } from './project-objects.ts';
import { schemaRegistry } from './registry.ts';
import { addChild, standardObjects } from './standard-objects.ts';

export interface SchemaOptions {
  /** The package as a subscriber sees it: every own name carries the namespace prefix. */
  readonly namespaceMode?: boolean;
  /** Org features that bring standard fields with them: `MultiCurrency`, `PersonAccounts`, ... A new Developer Edition org has none. */
  readonly features?: readonly string[];
}

export interface LoadedSchema {
  readonly schema: SchemaRegistry;
  readonly metadata: ProjectMetadata;
}

export function loadSchema(packageDirectories: readonly string[], namespace: string, options: SchemaOptions = {}): LoadedSchema {
  const files = new SourceFiles(packageDirectories);
  const names = ownNames(namespace, options.namespaceMode ?? false);
  const prefixes = new KeyPrefixAllocation();
  const drafts = standardObjects(new Set(options.features ?? []), prefixes, valueSetsOf(files, 'standardValueSet', 'standardValue'));
  addProjectObjects({ files, names, prefixes, drafts, valueSets: valueSetsOf(files, 'globalValueSet', 'customValue') });
  for (const draft of drafts.values()) addUnnamedChildren(draft, drafts);
  const objects: readonly ObjectSchema[] = [...drafts.values()];
  return { schema: schemaRegistry(objects, names), metadata: readMetadata(files, names) };
}

function valueSetsOf(files: SourceFiles, suffix: string, element: string): ReadonlyMap<string, readonly PicklistEntry[]> {
  return new Map(files.ofType(suffix).map((file) => [file.name, entries(list(readXml(file.path), element))]));
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
