/** What a check found. A finding is one line: file, line and what is wrong. */
export type CheckResult =
  | { outcome: 'passed'; summary: string }
  | { outcome: 'failed'; findings: string[] }
  /** `isOptional` where its absence is expected of a plain clone. */
  | { outcome: 'notRun'; reason: string; isOptional?: boolean };

export interface Check {
  name: string;
  title: string;
  run: (options: { fix: boolean }) => Promise<CheckResult>;
}

export function judged(findings: string[], summary: string): CheckResult {
  return findings.length > 0 ? { outcome: 'failed', findings } : { outcome: 'passed', summary };
}
