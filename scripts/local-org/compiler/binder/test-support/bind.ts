/** Binds snippets of Apex against the published signatures and standard objects, for the binder's own tests. */
import type { BoundExpression, BoundStatement } from '../../../contracts/bound-tree.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { platformSignatures } from '../../../platform/signatures/index.ts';
import { bindAnonymous } from '../anonymous.ts';
import { compileProject } from '../project.ts';
import type { CompiledApex, ProjectInput } from '../project.ts';
import { stubSchema } from './stub-schema.ts';

const schema = stubSchema(
  [
    {
      name: 'Invoice__c',
      fields: [
        { name: 'Amount__c', type: 'CURRENCY' },
        { name: 'Key__c', type: 'STRING' },
        { name: 'Account__c', type: 'REFERENCE', referenceTo: 'Account', relationshipName: 'Account__r' },
      ],
    },
    { name: 'Setting__c', fields: [{ name: 'IsOn__c', type: 'BOOLEAN' }] },
  ],
  'acme',
);

export function bindFiles(sources: Readonly<Record<string, string>>, tables: readonly PlatformTypeTable[] | null = null): CompiledApex {
  return compileProject(inputOf(sources, tables));
}

export function inputOf(sources: Readonly<Record<string, string>>, tables: readonly PlatformTypeTable[] | null = null): ProjectInput {
  const files = Object.entries(sources).map(([path, source]) => ({
    path: /\.\w+$/.test(path) ? path : `${path}.cls`,
    source,
    apiVersion: 67,
  }));
  return { files, schema, platform: { signatures: platformSignatures, tables }, labels: () => new Map([['greeting', 'Greeting']]) };
}

const empty = bindFiles({});

/** Problems as `line:column message`. */
export function problemsOf(sources: Readonly<Record<string, string>>): string[] {
  return bindFiles(sources).diagnostics.map((diagnostic) => `${diagnostic.span.line}:${diagnostic.span.column} ${diagnostic.message}`);
}

export function anonymousProblems(source: string, project: CompiledApex = empty): string[] {
  return bindAnonymous(source, project.world, 67).diagnostics.map((diagnostic) => diagnostic.message);
}

/** The statements of anonymous Apex, which has to bind. */
export function bindStatements(source: string, project: CompiledApex = empty): readonly BoundStatement[] {
  const bound = bindAnonymous(source, project.world, 67);
  const body = bound.types[0]?.methods.at(-1)?.body;
  if (body?.kind !== 'block') throw new Error(bound.diagnostics.map((diagnostic) => diagnostic.message).join('; '));
  return body.statements;
}

/** The value of the last declaration or expression of the source. */
export function bindLast(source: string, project: CompiledApex = empty): BoundExpression {
  const last = bindStatements(source, project).at(-1);
  if (last?.kind === 'expression') return last.expression;
  if (last?.kind === 'declare' && last.value !== null) return last.value;
  throw new Error(`No value at the end of: ${source}`);
}
