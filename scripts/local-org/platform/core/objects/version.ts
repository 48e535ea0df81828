/** Implements System.Version: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_version.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { PlatformObject, definePlatformClass, requireArgument } from '../../../values/index.ts';

export class VersionValue extends PlatformObject {
  readonly major: number;
  readonly minor: number;
  /** null for a version of two parts. */
  readonly patch: number | null;

  constructor(major: number, minor: number, patch: number | null = null) {
    super();
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }

  /** "The comparison is based on the parts that both have": without a patch, it does not count. */
  compareTo(other: VersionValue): number {
    const patches = this.patch === null || other.patch === null ? 0 : this.patch - other.patch;
    return Math.sign(this.major - other.major || this.minor - other.minor || patches);
  }

  override apexToString(): string {
    return [this.major, this.minor, ...(this.patch === null ? [] : [this.patch])].join('.');
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof VersionValue && other.apexToString() === this.apexToString();
  }

  override apexKey(): string {
    return this.apexToString();
  }
}
definePlatformClass(VersionValue, 'System.Version');

export const versionTable: PlatformTypeTable = {
  name: 'System.Version',
  javaScriptClass: VersionValue,
  members: {
    'new (Integer, Integer)': (major: number, minor: number) => new VersionValue(major, minor),
    'new (Integer, Integer, Integer)': (major: number, minor: number, patch: number) => new VersionValue(major, minor, patch),
    'compareTo(Version)': (version: VersionValue, other: VersionValue | null) => version.compareTo(requireArgument(other)),
    'major()': (version: VersionValue) => version.major,
    'minor()': (version: VersionValue) => version.minor,
    'patch()': (version: VersionValue) => version.patch,
  },
};
