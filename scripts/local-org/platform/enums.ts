/** The platform's enums. The signatures list constants by name; what code can see of their order is kept here. */
import type { PlatformTypeTable } from '../contracts/values.ts';
import { setPlatformEnumSource } from '../values/index.ts';
import { findSignatures } from './signatures/index.ts';

const order: Readonly<Record<string, readonly string[]>> = {
  'System.JSONToken': [
    'NOT_AVAILABLE',
    'START_OBJECT',
    'END_OBJECT',
    'START_ARRAY',
    'END_ARRAY',
    'FIELD_NAME',
    'VALUE_EMBEDDED_OBJECT',
    'VALUE_STRING',
    'VALUE_NUMBER_INT',
    'VALUE_NUMBER_FLOAT',
    'VALUE_TRUE',
    'VALUE_FALSE',
    'VALUE_NULL',
  ],
  'System.LoggingLevel': ['NONE', 'INTERNAL', 'FINEST', 'FINER', 'FINE', 'DEBUG', 'INFO', 'WARN', 'ERROR'],
  'System.RoundingMode': ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN', 'UNNECESSARY'],
  'System.TriggerOperation': [
    'BEFORE_INSERT',
    'BEFORE_UPDATE',
    'BEFORE_DELETE',
    'AFTER_INSERT',
    'AFTER_UPDATE',
    'AFTER_DELETE',
    'AFTER_UNDELETE',
  ],
  'System.XmlTag': [
    'START_ELEMENT',
    'END_ELEMENT',
    'PROCESSING_INSTRUCTION',
    'CHARACTERS',
    'COMMENT',
    'SPACE',
    'START_DOCUMENT',
    'END_DOCUMENT',
    'ENTITY_REFERENCE',
    'ATTRIBUTE',
    'DTD',
    'CDATA',
    'NAMESPACE',
    'NOTATION_DECLARATION',
    'ENTITY_DECLARATION',
  ],
};

/** Constants that the signatures lack: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_enum_System_Quiddity.htm */
const added: Readonly<Record<string, readonly string[]>> = {
  'System.Quiddity': ['UNDEFINED', 'BULK_DELETE', 'EXTERNAL_SERVICE_CALLBACK', 'POST_INSTALL_SCRIPT'],
};

export const enumTables: readonly PlatformTypeTable[] = Object.entries(added).map(([name, values]) => ({
  name,
  kind: 'enum',
  values,
  members: {},
}));

/** Makes every enum of the signatures and of the tables known to the values. */
export function publishEnums(findTable: (typeName: string) => PlatformTypeTable | null): void {
  setPlatformEnumSource((typeName) => {
    const values = findSignatures(typeName)?.values ?? findTable(typeName)?.values ?? null;
    const all = order[typeName] ?? values;
    return all === null ? null : [...all, ...(added[typeName] ?? []).filter((name) => !all.includes(name))];
  });
}
