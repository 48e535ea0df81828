/** What a test run tells, in the form that scripts read. */
export interface NotCompiled {
  readonly file: string;
  readonly line: number;
  /** What the local org lacks, or what is wrong with the code. */
  readonly feature: string;
}

export interface TestFailure {
  readonly class: string;
  readonly method: string;
  readonly message: string;
  readonly stack: string;
}

export interface TestRunResult {
  /** Classes and triggers found. */
  readonly classes: number;
  readonly compiled: number;
  readonly notCompiled: readonly NotCompiled[];
  readonly tests: { readonly passed: number; readonly failed: number };
  readonly failures: readonly TestFailure[];
  /** The ten methods that took longest. */
  readonly longest: readonly { readonly class: string; readonly method: string; readonly milliseconds: number }[];
  readonly seconds: number;
}

/** One method's outcome on its way from a thread. */
export interface MethodOutcome {
  readonly className: string;
  readonly methodName: string;
  readonly milliseconds: number;
  /** null: passed. */
  readonly failure: { readonly message: string; readonly stack: string } | null;
}
