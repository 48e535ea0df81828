/** Stops by name, never in silence, at what Apex compiled without and the local org lacks. */
export class UnsupportedFeatureError extends Error {
  readonly feature: string;

  constructor(feature: string) {
    super(`The local org does not support ${feature}`);
    this.name = 'UnsupportedFeatureError';
    this.feature = feature;
  }
}
