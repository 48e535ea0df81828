import salesforceLwc from '@salesforce/eslint-config-lwc';
import typescript from 'typescript-eslint';

const components = ['force-app/**/lwc/**/*.ts'];
const componentTests = ['force-app/**/__tests__/**/*.ts'];
const types = ['force-app/types/**/*.ts'];
const scripts = ['scripts/**/*.ts'];

/** Salesforce's rules without its parser, which reads no types: a later entry brings the TypeScript one. */
const lwcRules = salesforceLwc.configs.recommended.map(({ languageOptions, ...entry }) => ({
  ...entry,
  ...(languageOptions?.globals ? { languageOptions: { globals: languageOptions.globals } } : {}),
  files: components,
}));

export default typescript.config(
  {
    ignores: ['**/node_modules/', '.local/', 'coverage/', 'reports/', 'force-app/**/lwc/**/*.js'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...lwcRules,
  {
    files: [...scripts, ...components, ...types],
    extends: [typescript.configs.strictTypeChecked],
    rules: {
      // A number or a boolean in a template says what it says.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Here a type argument states what a parsed or required value is.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Apex exceptions are no JavaScript errors: they keep one, of which the runtime maps the stack to Apex lines.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'file', name: 'ApexException', path: 'scripts/local-org/values/apex-exception.ts' }] },
      ],
      // The rule leaves `unknown` alone, and `unknown ?? ''` is `{}`, of which no more is known.
      '@typescript-eslint/no-base-to-string': [
        'error',
        { ignoredTypeNames: ['Error', 'RegExp', 'URL', 'URLSearchParams', '{}'] },
      ],
      // Behind a contract stands one class, to which the code that owns it narrows the contract's type.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // `== null` is how one asks for null or undefined.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // A closure that ends what is started further down reads the variable before its only assignment.
      'prefer-const': ['error', { ignoreReadBeforeAssign: true }],
    },
  },
  {
    files: scripts,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // node:test answers a promise that its runner awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
          ],
        },
      ],
    },
  },
  {
    files: [...components, ...types],
    languageOptions: {
      parserOptions: { project: 'force-app/tsconfig.test.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // The compiler finds names, unused ones and clashes itself, and knows types where these do not.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'no-shadow': 'off',
      'no-redeclare': 'off',
      'no-use-before-define': 'off',
      'no-useless-constructor': 'off',
      'dot-notation': 'off',
      'import/named': 'off',
      'import/namespace': 'off',
      'import/default': 'off',
      'import/export': 'off',
      // `void` marks a promise that is left to itself on purpose.
      'no-void': 'off',
      // The overview polls while a sync runs; its timer is cleared when it goes.
      '@lwc/lwc/no-async-operation': 'off',
    },
  },
  {
    // A security review does not allow what a component excuses itself from.
    files: components,
    ignores: componentTests,
    linterOptions: { noInlineConfig: true },
  },
  {
    files: componentTests,
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      // Jest keeps for the next file of a process what it once took for virtual, and would find no mock of it there.
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name='mock'][arguments.length=3] > Literal[value=/^c\\//]:first-child",
          message: 'A module of ours is there: no mock of it is virtual.',
        },
      ],
    },
  },
);
