/** What a suite found. Every figure comes from the machine-readable report of its runner. */
export interface SuiteResult {
  passed: number;
  failed: number;
  /** One line for each failure. */
  failures: string[];
  /** What could not run, and why. */
  notRun: string[];
  /** How long each test took, in any order. */
  durations: TestDuration[];
}

export interface TestDuration {
  name: string;
  milliseconds: number;
}

export interface Suite {
  name: string;
  title: string;
  run: () => Promise<SuiteResult>;
}

/** A runner that ended without its report proves nothing, so it counts as a failure. */
export function broken(message: string): SuiteResult {
  return { passed: 0, failed: 1, failures: [message], notRun: [], durations: [] };
}

export function notRun(reason: string): SuiteResult {
  return { passed: 0, failed: 0, failures: [], notRun: [reason], durations: [] };
}

/** Of several runs that are one suite. */
export function together(results: readonly SuiteResult[]): SuiteResult {
  const sum = (figure: 'passed' | 'failed'): number => results.reduce((total, result) => total + result[figure], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    failures: results.flatMap(({ failures }) => failures),
    notRun: results.flatMap(({ notRun: reasons }) => reasons),
    durations: results.flatMap(({ durations }) => durations),
  };
}
