import configuration from '@salesforce/sfdx-lwc-jest/config.js';

export default {
  ...configuration.jestConfig,
  roots: ['<rootDir>/force-app'],
  testMatch: ['**/lwc/**/__tests__/**/*.test.{js,ts}'],
  clearMocks: true,
};
