/** Field paths of one FROM: from `Account.Owner.Name` to joins and a column (SOQL and SOSL Reference, "Relationship Queries"). */
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { nameFields } from '../../schema/catalogue/field-facts.ts';
import { hasTable } from '../../storage/index.ts';
import type { StatementContext } from './context.ts';
import { malformed, noSuchColumn, noSuchRelationship, unsupported } from './errors.ts';
import { prepareVirtualObject, recordKey } from './virtual-objects.ts';
import type { Path } from './syntax.ts';

const maximumHops = 5;

/** A custom metadata record names a field within the object that another of its fields names (Metadata API Developer Guide, "metadataRelationshipControllingField"). */
function fieldOfSameRecord(
  { object, alias }: { readonly object: ObjectSchema; readonly alias: string },
  reference: FieldSchema,
): string | null {
  const name = reference.controllingField?.toLowerCase();
  const controlling = [...object.fields.values()].find((field) => field.name.toLowerCase() === name);
  return controlling === undefined ? null : `${alias}."${controlling.name}"`;
}

/** A parent on the way to a field. */
export interface Hop {
  readonly relationshipName: string;
  /** What the parent's record is an instance of: `Name` where several objects are possible. */
  readonly objectName: string;
  /** SQL of the parent's Id; null when there is no parent. */
  readonly idSql: string;
}

export interface ResolvedField {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
  readonly hops: readonly Hop[];
  /** SQL in the storage's encoding. Formula fields have none until `filterSql` makes one. */
  readonly sql: string;
}

/** A table in the statement, or a reference that may lead to several. */
type Node =
  | { readonly kind: 'table'; readonly object: ObjectSchema; readonly alias: string }
  | { readonly kind: 'polymorphic'; readonly reference: FieldSchema; readonly idSql: string };

/** Read-only copies of a parent's field (Object Reference): they follow the parent here. */
const followedFields: Readonly<Record<string, readonly string[]>> = {
  'Case.ContactEmail': ['Contact', 'Email'],
  'Case.ContactPhone': ['Contact', 'Phone'],
  'Case.ContactMobile': ['Contact', 'MobilePhone'],
  'Case.ContactFax': ['Contact', 'Fax'],
  'PricebookEntry.Name': ['Product2', 'Name'],
  'PricebookEntry.ProductCode': ['Product2', 'ProductCode'],
  'OpportunityLineItem.ProductCode': ['Product2', 'ProductCode'],
};

export class Scope {
  readonly context: StatementContext;
  readonly object: ObjectSchema;
  readonly alias: string;
  readonly #aliasName: string | null;
  readonly #joins: string[] = [];
  readonly #nodes = new Map<string, { readonly node: Node; readonly hop: Hop }>();

  constructor(context: StatementContext, object: ObjectSchema, aliasName: string | null) {
    this.context = context;
    this.object = object;
    this.alias = context.newAlias();
    this.#aliasName = aliasName;
    prepareVirtualObject(context.environment, object);
    if (!hasTable(object) && object.kind !== 'virtual') throw unsupported(`a query of ${object.name}`);
  }

  get fromSql(): string {
    return [`"${this.object.name}" ${this.alias}`, ...this.#joins].join(' ');
  }

  get root(): Node {
    return { kind: 'table', object: this.object, alias: this.alias };
  }

  resolve(path: Path): ResolvedField {
    return this.resolveParts(this.#withoutAlias(path.parts), path.position);
  }

  /** `FROM Account a ... a.Name`, and `Account.Name` on Account itself. */
  #withoutAlias(parts: readonly string[]): readonly string[] {
    const [first = '', ...rest] = parts;
    if (rest.length === 0) return parts;
    if (this.#aliasName !== null && first.toLowerCase() === this.#aliasName.toLowerCase()) return rest;
    const { names } = this.context.environment;
    const isRelationship = names.findParentRelationship(this.object.name, first) !== null;
    return !isRelationship && names.findObject(first)?.name === this.object.name ? rest : parts;
  }

  resolveParts(parts: readonly string[], position: number | null): ResolvedField {
    const relationships = parts.slice(0, -1);
    if (relationships.length > maximumHops)
      throw malformed(`SELECT field path ${parts.join('.')} goes through more than five relationships`, position);
    let node: Node = this.root;
    const hops: Hop[] = [];
    for (let depth = 0; depth < relationships.length; depth += 1) {
      const step = this.#follow(node, relationships.slice(0, depth + 1), position);
      node = step.node;
      hops.push(step.hop);
    }
    return this.#field(node, parts.at(-1) ?? '', hops, position);
  }

  #follow(from: Node, path: readonly string[], position: number | null): { readonly node: Node; readonly hop: Hop } {
    const key = path.join('.').toLowerCase();
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const name = path.at(-1) ?? '';
    // Owner.Profile.Name: of the possible owners only users lead on.
    const start = from.kind === 'table' ? from : this.#asUser(from, name, position);
    const reference = this.context.environment.names.findParentRelationship(start.object.name, name);
    if (reference === null || reference.relationshipName === null) throw noSuchRelationship(name, start.object.name, position);
    this.context.note(start.object.name, reference.name);
    const idSql = `${start.alias}."${reference.name}"`;
    const node = this.#target(start, reference, idSql);
    const step = {
      node,
      hop: {
        relationshipName: reference.relationshipName,
        objectName: node.kind === 'table' ? node.object.name : 'Name',
        idSql: node.kind === 'table' ? `${node.alias}."${recordKey(node.object)}"` : idSql,
      },
    };
    this.#nodes.set(key, step);
    return step;
  }

  #target(from: Extract<Node, { kind: 'table' }>, reference: FieldSchema, idSql: string): Node {
    const [target] = reference.referenceTo;
    if (target === undefined || reference.referenceTo.length > 1) return { kind: 'polymorphic', reference, idSql };
    return this.join(
      target,
      idSql,
      target === 'FieldDefinition' && from.object.kind === 'customMetadata' ? fieldOfSameRecord(from, reference) : null,
    );
  }

  /** LEFT JOIN by Id. `qualifier`: SQL that completes a name within an object. */
  join(objectName: string, idSql: string, qualifier: string | null = null): Extract<Node, { kind: 'table' }> {
    const object = this.context.environment.schema.findObject(objectName);
    if (object === null || (!hasTable(object) && object.kind !== 'virtual')) throw unsupported(`a relationship to ${objectName}`);
    prepareVirtualObject(this.context.environment, object);
    const alias = this.context.newAlias();
    const key = qualifier === null ? idSql : `${qualifier} || '.' || ${idSql}`;
    this.#joins.push(`LEFT JOIN "${object.name}" ${alias} ON ${alias}."${recordKey(object)}" = ${key}`);
    return { kind: 'table', object, alias };
  }

  #asUser(node: Extract<Node, { kind: 'polymorphic' }>, name: string, position: number | null): Extract<Node, { kind: 'table' }> {
    if (!node.reference.referenceTo.includes('User')) throw noSuchRelationship(name, 'Name', position);
    return this.join('User', node.idSql);
  }

  #field(node: Node, name: string, hops: readonly Hop[], position: number | null): ResolvedField {
    const { names } = this.context.environment;
    if (node.kind === 'polymorphic') return this.#polymorphicField(node, name, hops, position);
    const field = names.findField(node.object.name, name);
    if (field === null) throw noSuchColumn(name, node.object.name, position);
    this.context.note(node.object.name, field.name);
    const followed = followedFields[`${node.object.name}.${field.name}`];
    if (followed !== undefined)
      return {
        object: node.object,
        field,
        hops,
        sql: this.resolveParts([...hops.map((hop) => hop.relationshipName), ...followed], position).sql,
      };
    return { object: node.object, field, hops, sql: `${node.alias}."${field.name}"` };
  }

  /** `Owner.Name`, `What.Type`: the fields of the object Name, read from whichever object the Id belongs to. */
  #polymorphicField(
    node: Extract<Node, { kind: 'polymorphic' }>,
    name: string,
    hops: readonly Hop[],
    position: number | null,
  ): ResolvedField {
    const { schema } = this.context.environment;
    const object = schema.findObject('Name');
    const field = schema.findField('Name', name);
    if (object === null || field === null) throw noSuchColumn(name, 'Name', position);
    if (field.name === 'Id') return { object, field, hops, sql: node.idSql };
    const targets = node.reference.referenceTo
      .map((target) => schema.findObject(target))
      .filter((target) => target !== null && hasTable(target)) as readonly ObjectSchema[];
    const cases = targets.flatMap((target) => {
      const value = field.name === 'Type' ? `'${target.name}'` : this.#targetValue(target, field.name, node.idSql);
      return value === null ? [] : [`WHEN '${target.keyPrefix}' THEN ${value}`];
    });
    const sql = cases.length === 0 ? 'NULL' : `CASE substr(${node.idSql}, 1, 3) ${cases.join(' ')} END`;
    return { object, field, hops, sql: field.type === 'BOOLEAN' || cases.length === 0 ? sql : `(${sql}) COLLATE NOCASE` };
  }

  #targetValue(target: ObjectSchema, fieldName: string, idSql: string): string | null {
    const column = fieldName === 'Name' ? (nameFields[target.name] ?? 'Name') : fieldName;
    const field = target.fields.get(column);
    if (field === undefined || field.formula !== null) return null;
    return `(SELECT p."${column}" FROM "${target.name}" p WHERE p."Id" = ${idSql})`;
  }
}
