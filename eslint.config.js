import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const clock = [
  {
    selector: "NewExpression[callee.name='Date']",
    message: 'The clock is work.now and work.today; only src/platform reads the machine clock.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'The clock is work.now; only src/platform reads the machine clock.',
  },
]
const shape = [
  { selector: 'TSEnumDeclaration', message: 'Use a string union.' },
  {
    selector: "JSXAttribute[name.name='style']",
    message: 'No inline styles: the Content-Security-Policy forbids them.',
  },
]

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'var', 'coverage', 'src/platform/database/schema.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-params': ['error', 3],
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...clock, ...shape],
      eqeqeq: 'error',
    },
  },
  // A page is markup: its length is the page's length.
  {
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['src/platform/**', 'bin/**', 'scripts/**', 'benchmarks/**', 'test/support/**'],
    rules: { 'no-restricted-syntax': ['error', ...shape] },
  },
  // Tables of cases and stories are long by nature.
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'test/**', 'demo/**'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        document: 'readonly',
        window: 'readonly',
      },
    },
  },
)
