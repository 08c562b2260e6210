// The table of docs/architecture.md as rules. Paths end up relative to the project; packages match wherever
// node_modules lies, so that the same rules can be tried on a seeded tree.
const packages = (...names) => names.map((name) => `(^|/)node_modules/${name}/`);

const onlyFrom = (name, from, allowed, comment, { node = false } = {}) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { couldNotResolve: false, pathNot: allowed, ...(node ? { dependencyTypesNot: ['core'] } : {}) },
});

const core = '^electron/core/';
const coreParts = (...names) => names.map((name) => `${core}${name}/`);
const tiptap = packages('@tiptap/[^/]+', 'prosemirror-[^/]+');
const orpcServer = packages('@orpc/server');
const react = packages('react', 'react-dom', 'react-aria-components', 'react-aria', 'react-stately');
const ui = [...react, ...packages('@types/react', '@types/react-dom', 'lucide-react')];
const query = packages('@tanstack/react-query', '@orpc/(client|contract|tanstack-query)');
const screens = [...ui, ...query, ...packages('wouter')];
const host = (name) =>
  onlyFrom(
    `${name}-carries`,
    `^electron/${name}/`,
    [
      `^electron/${name}/`,
      `${core}(open-core|before-opening)\\.ts$`,
      '^shared/(contract|wording)/',
      ...orpcServer,
      ...(name === 'desktop'
        ? packages('electron', 'electron-updater', 'zod', '@orpc/client', '@orpc/contract')
        : []),
    ],
    'A host carries the contract: it may import electron/core/open-core.ts and before-opening.ts, shared/contract, shared/wording, node:* and oRPC’s server adapters.',
    { node: true },
  );

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two files that need each other are one thought or need a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'A rule cannot look at an import that leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
    onlyFrom(
      'domain-imports-itself',
      '^shared/domain/',
      ['^shared/domain/'],
      'shared/domain holds pure rules: no packages, no clock, no ids, nothing from outside.',
    ),
    onlyFrom(
      'contract-stays-shared',
      '^shared/contract/',
      ['^shared/', ...packages('zod', '@orpc/contract')],
      'shared/contract may import shared, zod and @orpc/contract.',
    ),
    onlyFrom(
      'document-stays-shared',
      '^shared/document/',
      ['^shared/', ...packages('zod'), ...tiptap],
      'shared/document may import shared, zod and Tiptap’s schema packages.',
    ),
    onlyFrom(
      'rooms-of-shared-stay-shared',
      '^shared/(word-plan|checks|wording|meeting-file|plan-file)/',
      ['^shared/', ...packages('zod')],
      'The rooms of shared may import shared and zod.',
    ),
    onlyFrom(
      'shared-has-rooms',
      '^shared/(?!domain/|contract/|document/|word-plan/|checks/|wording/|meeting-file/|plan-file/)',
      ['^shared/'],
      'A file of shared belongs in domain, contract, document, word-plan, checks, wording, meeting-file or plan-file.',
    ),
    onlyFrom(
      'core-has-no-window',
      core,
      [
        core,
        '^shared/',
        ...packages(
          'zod',
          'better-sqlite3-multiple-ciphers',
          'docx',
          'mammoth',
          'fflate',
          'sax',
          'uuid',
          'fractional-indexing',
          'prosemirror-changeset',
        ),
        ...orpcServer,
      ],
      'electron/core may import shared, node:* and its few packages; what the window needs goes through shared/contract.',
      { node: true },
    ),
    {
      name: 'sqlite-opened-in-one-place',
      severity: 'error',
      comment:
        'Only electron/core/store/database.ts knows the driver: call its openDatabase, which sets the key.',
      from: { path: coreParts('store'), pathNot: '^electron/core/store/database\\.ts$' },
      to: { path: packages('better-sqlite3-multiple-ciphers') },
    },
    {
      name: 'sqlite-in-store-only',
      severity: 'error',
      comment: 'Only electron/core/store speaks SQL; call a repository.',
      from: { path: core, pathNot: coreParts('store') },
      to: { path: packages('better-sqlite3-multiple-ciphers') },
    },
    {
      name: 'docx-in-word-only',
      severity: 'error',
      comment: 'Only electron/core/word knows Word’s file format; describe the content in shared/word-plan.',
      from: { path: core, pathNot: coreParts('word') },
      to: { path: packages('docx', 'mammoth', 'fflate', 'sax') },
    },
    {
      name: 'orpc-in-api-only',
      severity: 'error',
      comment: 'Only electron/core/api and open-core.ts know the carrier; a service is a plain function.',
      from: { path: core, pathNot: [...coreParts('api'), `${core}open-core\\.ts$`] },
      to: { path: orpcServer },
    },
    {
      name: 'ids-and-ranks-in-services-only',
      severity: 'error',
      comment: 'Ids and ranks are made by services and open-core.ts and handed on.',
      from: { path: core, pathNot: [...coreParts('services'), `${core}open-core\\.ts$`] },
      to: { path: packages('uuid', 'fractional-indexing') },
    },
    {
      name: 'api-calls-a-service',
      severity: 'error',
      comment: 'electron/core/api calls a service, nothing else.',
      from: { path: coreParts('api') },
      to: { path: coreParts('store', 'word') },
    },
    {
      name: 'store-and-word-serve',
      severity: 'error',
      comment: 'electron/core/store and electron/core/word are called by services and know nothing of them.',
      from: { path: coreParts('store') },
      to: { path: coreParts('api', 'services', 'word') },
    },
    {
      name: 'word-serves',
      severity: 'error',
      comment: 'electron/core/word turns plans into files; a service gives it the plan.',
      from: { path: coreParts('word') },
      to: { path: coreParts('api', 'services', 'store') },
    },
    host('desktop'),
    host('browser'),
    host('cli'),
    onlyFrom(
      'ui-knows-no-feature',
      '^renderer/ui/',
      ['^renderer/ui/', ...ui],
      'renderer/ui may import react, the component library, icons and itself.',
    ),
    onlyFrom(
      'platform-carries',
      '^renderer/platform/',
      ['^renderer/platform/', '^shared/', ...screens],
      'renderer/platform may import shared, the oRPC client and itself.',
    ),
    onlyFrom(
      'editor-edits',
      '^renderer/editor/',
      [
        '^renderer/(editor|ui|platform)/',
        '^shared/',
        ...screens,
        ...tiptap,
        ...packages('uuid', 'nspell', 'dictionary-en-gb'),
      ],
      'renderer/editor may import shared, renderer/{ui,platform}, Tiptap, uuid (ids of new blocks) and itself.',
    ),
    {
      name: 'dictionary-in-its-worker-only',
      severity: 'error',
      comment:
        'Half a megabyte of words stays out of the page: ask the spell checker, whose worker holds the dictionary.',
      from: { path: '^renderer/', pathNot: '^renderer/editor/spelling/(dictionary|spelling-worker)\\.ts$' },
      to: { path: packages('nspell', 'dictionary-en-gb') },
    },
    onlyFrom(
      'feature-stays-in-its-room',
      '^renderer/features/([^/]+)/',
      [
        '^renderer/features/$1/',
        '^renderer/features/[^/]+/index\\.tsx?$',
        '^renderer/(app|ui|editor|platform)/',
        '^shared/',
        ...screens,
        ...tiptap,
        ...packages('diff'),
      ],
      'A feature may import shared, renderer/{app,ui,editor,platform}, and another feature by its index only.',
    ),
    {
      name: 'differences-in-history-only',
      severity: 'error',
      comment: 'Only renderer/features/history compares texts word by word.',
      from: { path: '^renderer/', pathNot: '^renderer/features/history/' },
      to: { path: packages('diff') },
    },
    onlyFrom(
      'app-opens-features-by-their-index',
      '^renderer/(app/|[^/]+$)',
      [
        '^renderer/(app|ui|editor|platform)/',
        '^renderer/[^/]+$',
        '^renderer/features/[^/]+/index\\.tsx?$',
        '^shared/',
        ...screens,
        ...tiptap,
        ...packages('@fontsource-variable/[^/]+'),
      ],
      'renderer/app may import shared, renderer/{ui,editor,platform} and each feature by its index.',
    ),
    {
      name: 'electron-in-desktop-only',
      severity: 'error',
      comment: 'Only electron/desktop may import electron.',
      from: { pathNot: ['^electron/desktop/', '^tests/'] },
      to: { path: packages('electron') },
    },
    {
      name: 'electron-in-tests-by-its-double',
      severity: 'error',
      comment: 'A test may name electron’s types; what runs is the double in tests/support.',
      from: { path: '^tests/', pathNot: '^tests/support/' },
      to: { path: packages('electron'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'program-knows-no-tests-or-scripts',
      severity: 'error',
      comment: 'The program does not import its tests or its build scripts.',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: '^(tests|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    parser: 'tsc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
