import { createRequire } from 'node:module';
import configuration from '@salesforce/sfdx-lwc-jest/config.js';

const require = createRequire(import.meta.url);

// sfdx-lwc-jest brings an older engine; components are tested on the one that the local org runs them on.
const engine = '<rootDir>/node_modules/@lwc/engine-dom/dist/index.cjs';

export default {
  ...configuration.jestConfig,
  roots: ['<rootDir>/force-app'],
  testMatch: ['**/lwc/**/__tests__/**/*.test.{js,ts}'],
  // The sources, not the JavaScript that may lie beside them.
  moduleFileExtensions: ['ts', 'js', 'html', 'json'],
  moduleNameMapper: {
    '^(lwc|@lwc/engine-dom)$': engine,
    '^@lwc/(synthetic-shadow|wire-service)$': '<rootDir>/node_modules/@lwc/$1/dist/index.cjs',
    '^lightning/modal$': '<rootDir>/force-app/stubs/lightning/modal/modal',
  },
  transform: {
    ...configuration.jestConfig.transform,
    '^.+\\.(js|ts|html|css)$': require.resolve('@lwc/jest-transformer'),
  },
  clearMocks: true,
};
