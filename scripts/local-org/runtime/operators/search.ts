/** SOSL in brackets. */
import { UnsupportedFeatureError } from '../platform-functions.ts';

export const searchOperators = {
  search(text: string): never {
    throw new UnsupportedFeatureError(`SOSL: [${text}]`);
  },
};
