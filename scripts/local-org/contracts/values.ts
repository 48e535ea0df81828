/**
 * How an Apex value is held in JavaScript. The compiler knows every static type, so representation is chosen
 * to keep the *dynamic* type recoverable as well (`Object o = 1L; o instanceof Long`).
 *
 * | Apex             | JavaScript                                                                    |
 * | ---------------- | ----------------------------------------------------------------------------- |
 * | null             | null (never undefined)                                                        |
 * | Boolean          | boolean                                                                       |
 * | Integer          | number, always an int32                                                       |
 * | Long             | bigint, always an int64                                                       |
 * | Double           | ApexDouble (boxed, since a bare number is an Integer)                         |
 * | Decimal          | ApexDecimal (unscaled bigint and scale)                                       |
 * | String, Id       | string (an Id is the 18-character form once converted from String)            |
 * | Date/Datetime/Time/Blob | ApexDate (days since epoch), ApexDatetime (ms), ApexTime (ms of day), ApexBlob |
 * | List, Set, Map   | ApexList, ApexSet, ApexMap with their element types                           |
 * | SObject          | SObjectValue                                                                  |
 * | enum constant    | ApexEnum, one instance per constant                                           |
 * | project class    | instance of the emitted JavaScript class, which extends ApexObject            |
 * | platform class   | instance of a JavaScript class that extends ApexObject (PlatformObject)       |
 *
 * Classes live in ../values/ (owned by the values library): apex-double.ts, apex-decimal.ts, apex-date.ts,
 * apex-datetime.ts, apex-time.ts, apex-blob.ts, apex-list.ts, apex-set.ts, apex-map.ts, sobject-value.ts,
 * apex-enum.ts, apex-object.ts, apex-exception.ts, all re-exported by ../values/index.ts.
 */
import type { ApexType } from './types.ts';

export interface ApexObjectShape {
  /** The dynamic type; on the prototype of each emitted class. */
  readonly apexType: ApexType;
}

/** Structural view of ../values/sobject-value.ts. Keys are canonical field API names (`Name`, `Amount__c`). */
export interface SObjectShape {
  readonly objectName: string;
  /** Field values set or queried; absent key = not queried/not set, null = explicitly null. */
  readonly fields: Map<string, unknown>;
  /** Queried or assigned parents by relationship name (`Account`, `Parent__r`). */
  readonly parents: Map<string, SObjectShape | null>;
  /** Queried child lists by relationship name (`Contacts`). */
  readonly children: Map<string, unknown>;
  /** True for rows that came from SOQL: reading an unqueried field throws SObjectException; a `new` one gives null. */
  readonly queried: boolean;
}

/** A platform function gets Apex values and gives an Apex value (or undefined for void). The receiver comes first for instance members. */
// The values of Apex are checked by the compiler, so the tables are typed loosely on purpose at this one seam.
export type PlatformFunction = (...args: never[]) => unknown;

/**
 * The implementation table of one platform type. Member keys are spelled exactly as in
 * platform/signatures/platform-signatures.json without the result: `length()`, `static valueOf(Object)`,
 * `new (List<T>)`, and for properties `get Name`, `set Name`, `static get MAX_VALUE`.
 * What the signatures lack (API v66+, looser overloads) goes to `additions`, as full signatures with a source.
 */
export interface PlatformTypeTable {
  /** `System.String`, `Database.SaveResult`, ... */
  readonly name: string;
  readonly members: Readonly<Record<string, PlatformFunction>>;
  /** Full signatures that the JSON lacks, e.g. `static isBlank(String): Boolean`. */
  readonly additions?: readonly string[];
  /** For types the JSON lacks altogether. */
  readonly kind?: 'class' | 'interface' | 'enum';
  readonly extends?: string;
  readonly implements?: readonly string[];
  readonly typeParameters?: readonly string[];
  /** Enum constants for added enums; enums of the JSON need no table at all. */
  readonly values?: readonly string[];
  /** JavaScript class that project classes extend (Exception, ...) and that `instanceof` tests; its instances have `apexType`. */
  readonly javaScriptClass?: abstract new (...args: never[]) => unknown;
}
