/** What APIs and pages see of the schema: names in full, and nothing that an installed package protects. */
import type { SchemaRegistry } from '../../contracts/schema.ts';
import type { OrgRuntime } from '../../org/transaction/org-runtime.ts';

export function visibleSchema(org: OrgRuntime): SchemaRegistry {
  return org.parts.schema.seenFrom('');
}
