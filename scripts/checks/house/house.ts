/** A house is a folder of sources whose folders stand on floors: each uses only what stands below it. */

export interface Reference {
  /** The file that uses, from the project's folder. */
  from: string;
  line: number;
  /** The file that is used. */
  to: string;
}

export interface House {
  name: string;
  /** From the project's folder. */
  folder: string;
  /**
   * The ground first. Folders from the house's own, `.` for the files that lie in none; one that is not named stands
   * where the folder stands that holds it. Folders of one floor do not use each other.
   */
  floors: readonly (readonly string[])[];
  /** Classes of one folder may use each other, as a job and its finalizer do; modules in a circle cannot be loaded in order. */
  mayFilesCircle?: boolean;
  /**
   * Files that only their own feature may use, the folder below the house's own: selectors, since a feature asks another one's
   * service. Those of the ground floor are for everybody.
   */
  ofOwnFeature?: RegExp;
  /** The files that have a place: no tests, which may look at everything. */
  files: () => readonly string[];
  references: () => readonly Reference[];
}
