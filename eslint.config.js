import js from '@eslint/js';
import mocha from 'eslint-plugin-mocha';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  // the page that draws dashboards is no part of the workspace: its types are installed when it is drawn
  { ignores: ['**/dist/', '**/generated/', '.propalpes/', 'dashboards/pictures/'] },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, ...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['**/*.test.ts'],
    extends: [mocha.configs.recommended],
    rules: {
      'mocha/no-mocha-arrows': 'off',
      // tests that hold for every topic, version or rule are made in a loop over them
      'mocha/no-setup-in-describe': 'off',
      // chai assertions such as `.to.be.true` are expressions
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // type-graphql declares the schema with decorated classes, some of them without members
    files: ['services/bff-web/src/{schema,resolvers}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
);
