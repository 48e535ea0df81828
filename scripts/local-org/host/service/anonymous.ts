/** Runs anonymous Apex as executeAnonymous does. Apex Developer Guide, "Anonymous Blocks". */
import type { OrgResponse } from '../../contracts/org-service.ts';
import type { UserContext } from '../../contracts/transaction.ts';
import type { OrgRuntime } from '../../org/transaction/org-runtime.ts';
import { runTransaction } from '../../org/transaction/run.ts';
import { refuse } from './responses.ts';

export interface AnonymousResult {
  readonly compiled: boolean;
  readonly success: boolean;
  readonly compileProblem: string | null;
  readonly exceptionMessage: string | null;
  readonly exceptionStackTrace: string | null;
  readonly line: number;
  readonly column: number;
  readonly logs: string;
}

const clean = {
  compiled: true,
  success: true,
  compileProblem: null,
  exceptionMessage: null,
  exceptionStackTrace: null,
  line: -1,
  column: -1,
  logs: '',
};

export function runAnonymous(org: OrgRuntime, user: UserContext, source: string): OrgResponse {
  if (!org.accessOf(user).hasUserPermission('AuthorApex'))
    return refuse(403, 'INSUFFICIENT_ACCESS', 'Executing anonymous Apex needs the permission Author Apex');
  const { run, problem } = org.parts.project.compileAnonymous(source);
  if (run === null) {
    return {
      ok: true,
      value: {
        ...clean,
        compiled: false,
        success: false,
        compileProblem: problem?.message ?? 'Compilation failed',
        line: problem?.line ?? -1,
        column: problem?.column ?? -1,
      } satisfies AnonymousResult,
    };
  }
  const outcome = runTransaction(org, { quiddity: 'ANONYMOUS', user }, run);
  const logs = outcome.logLines.join('\n');
  if (!outcome.ok) {
    const { typeName, message, stackTrace, line, column } = outcome.failure;
    return {
      ok: true,
      value: {
        ...clean,
        success: false,
        exceptionMessage: `${typeName}: ${message}`,
        exceptionStackTrace: stackTrace,
        line,
        column,
        logs,
      } satisfies AnonymousResult,
    };
  }
  return { ok: true, value: { ...clean, logs } satisfies AnonymousResult };
}
