import type { SourceFile } from '../common/files.ts';

/** Refuses something that the platform would drop in silence, or that this project has ruled out. */
export interface PackageRule {
  name: string;
  /** One line for each finding. */
  inspect(files: readonly SourceFile[]): string[];
}
