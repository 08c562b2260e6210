import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const throughTheContract =
  'The window reaches the core only through the contract: call an operation by renderer/platform.';

/** A group of forbidden imports, each with the name of the right one. */
function banImports(...patterns) {
  return {
    'no-restricted-imports': ['error', { patterns }],
  };
}

const noElectron = {
  regex: '^electron(/|$)',
  message: 'Only electron/desktop may import electron; ask for the ability through shared/contract.',
};
const noRenderer = {
  group: ['**/renderer/**'],
  message: 'Nothing outside renderer imports it; what both sides need belongs in shared.',
};
const knowsNoWord = {
  regex: '^(docx|mammoth|fflate|sax)$',
  message: 'Only electron/core/word knows Word’s format; a service calls both.',
};
const noTests = {
  group: ['**/tests/**', '**/scripts/**'],
  message: 'The program does not import its tests or scripts; move the piece to the layer that owns it.',
};
const noElectronFolders = {
  group: ['**/electron/**'],
  message: throughTheContract,
};
const noNode = { regex: '^node:', message: throughTheContract };

const enums = {
  selector: 'TSEnumDeclaration',
  message: 'Use a union of strings, with assertNever at the end of a switch over it.',
};
const defaultExports = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a thing is called the same everywhere.',
};

export default tseslint.config(
  {
    ignores: ['out/**', 'dist/**', 'node_modules/**', 'resources/**', '.dependency-cruiser.cjs'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      // A program for each host's types; one for each layer's tsconfig would check what they share again in each.
      parserOptions: {
        project: ['shared/tsconfig.json', 'scripts/tsconfig.lint.json', 'tests/tsconfig.lint.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', enums, defaultExports],
      'no-restricted-properties': [
        'error',
        ...['it', 'test', 'describe', 'suite'].flatMap((object) =>
          ['only', 'todo'].map((property) => ({
            object,
            property,
            message: 'Every test runs every time; finish it or take it out.',
          })),
        ),
      ],
      ...banImports(noElectron),
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: banImports(
      noElectron,
      noRenderer,
      noTests,
      {
        ...noElectronFolders,
        message: 'shared decides and does nothing: hand the value in, or move the file to electron/core.',
      },
      { ...noNode, message: 'shared runs in every host: work that needs Node belongs in electron/core.' },
    ),
  },
  {
    files: ['shared/domain/**/*.ts'],
    rules: {
      ...banImports(
        {
          regex: '^[^.]',
          message: 'shared/domain uses no package and no Node: a pure rule takes what it needs as arguments.',
        },
        {
          group: [
            '**/contract/**',
            '**/document/**',
            '**/word-plan/**',
            '**/checks/**',
            '**/electron/**',
            '**/renderer/**',
          ],
          message: 'shared/domain imports only itself; the others import it.',
        },
      ),
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'shared/domain has no clock: take the date or the time as an argument.' },
        { name: 'crypto', message: 'shared/domain makes no ids: take the id as an argument.' },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'shared/domain is pure: take the value as an argument.',
        },
      ],
    },
  },
  {
    files: ['electron/core/**/*.ts'],
    rules: banImports(
      noElectron,
      noRenderer,
      noTests,
      {
        regex: '^better-sqlite3-multiple-ciphers$',
        message:
          'Only electron/core/store speaks SQL; call a repository of electron/core/store/repositories.',
      },
      {
        regex: '^(docx|mammoth|fflate|sax)$',
        message: 'Only electron/core/word knows Word’s format; describe the content in shared/word-plan.',
      },
    ),
  },
  {
    files: ['electron/core/store/**/*.ts'],
    rules: banImports(noElectron, noRenderer, noTests, knowsNoWord, {
      regex: '^better-sqlite3-multiple-ciphers$',
      message:
        'Only electron/core/store/database.ts knows the driver; call its openDatabase, which sets the key.',
    }),
  },
  {
    files: ['electron/core/store/database.ts'],
    rules: banImports(noElectron, noRenderer, noTests, knowsNoWord),
  },
  {
    files: ['electron/core/word/**/*.ts'],
    rules: banImports(noElectron, noRenderer, noTests, {
      regex: '^better-sqlite3-multiple-ciphers$',
      message: 'Only electron/core/store speaks SQL; a service calls both.',
    }),
  },
  {
    files: ['electron/{browser,cli}/**/*.ts'],
    rules: {
      ...banImports(noElectron, noRenderer, noTests, {
        regex: '/core/(?!open-core\\.ts$)',
        message: 'A host opens the core by electron/core/open-core.ts and calls its router.',
      }),
    },
  },
  {
    files: ['electron/desktop/**/*.ts'],
    rules: banImports(noRenderer, noTests, {
      regex: '/core/(?!(open-core|before-opening)\\.ts$)',
      message: 'A host opens the core by electron/core/open-core.ts and calls its router.',
    }),
  },
  {
    files: ['electron/desktop/preload.ts'],
    languageOptions: {
      parserOptions: {
        project: ['electron/desktop/tsconfig.preload.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  {
    files: ['electron/{browser,cli}/**/*.ts', 'scripts/**/*.ts', 'tests/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      ...banImports(noElectron, noElectronFolders, noNode, noTests),
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ['renderer/ui/**/*.{ts,tsx}'],
    rules: banImports(
      {
        regex: '^\\.\\./\\.\\./',
        message: 'renderer/ui knows no feature and no data: hand it in as properties.',
      },
      {
        regex: '^(?!\\.|react$|react/|react-dom|react-aria-components|lucide-react)',
        message: 'renderer/ui is built on react, react-aria-components and lucide-react alone.',
      },
    ),
  },
  {
    files: ['renderer/features/**/*.{ts,tsx}'],
    rules: banImports(noElectron, noElectronFolders, noNode, noTests, {
      regex:
        '^\\.\\./(\\.\\./features/)?(?!(\\.\\./)*(app|ui|editor|platform|shared)/)[a-z-]+/(?!index\\.tsx?$)',
      message: 'Another feature is imported by its index only: ../<feature>/index.ts.',
    }),
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['*.config.ts'],
    rules: { 'no-restricted-syntax': ['error', enums] },
  },
  {
    files: ['**/*.{js,mjs}'],
    rules: { 'no-undef': 'off' },
  },
);
