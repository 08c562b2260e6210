import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';

const restName = 'rest';
const windowName = 'window';

/**
 * The settings by which the page's scripts are cut in two: the first part, which a live caret needs, and the rest, one
 * file, to which only dynamic imports lead. What belongs to the first part is known once unused code is gone, so the
 * bundler is asked before, for its own cut.
 */
export async function inTwoParts(settings: InlineConfig): Promise<InlineConfig> {
  const first = await modulesOfFirstPart(settings);
  const inFirst = (name: string, test: RegExp) => (id: string) =>
    first.has(id) && test.test(id) ? name : null;
  return {
    ...settings,
    plugins: [...(settings.plugins ?? []), nameRest()],
    build: {
      ...settings.build,
      rolldownOptions: {
        ...settings.build?.rolldownOptions,
        preserveEntrySignatures: 'allow-extension',
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            // Few files, asked for all at once: on one machine, what a file costs is the asking for it. React and the
            // editor's model make errors while they load, for which V8 reads the whole file again (Error.stack): they
            // are by themselves.
            groups: [
              { name: inFirst('react', /node_modules[\\/](react|react-dom|scheduler)[\\/]/), priority: 5 },
              { name: inFirst('editor-model', /node_modules[\\/]prosemirror-model[\\/]/), priority: 5 },
              {
                // With what stands in for a library of theirs.
                name: inFirst('editor', /node_modules[\\/](prosemirror-|@tiptap[\\/])|place-suggestions/),
                priority: 4,
              },
              { name: inFirst('libraries', /node_modules/), priority: 3 },
              { name: inFirst('program', /./), priority: 2 },
              { name: onlyInWindow, priority: 1 },
              { name: restName },
            ],
          },
        },
      },
    },
  };
}

// What a browser never loads, and a desktop window first of all.
function onlyInWindow(id: string): string | null {
  return /[\\/]renderer[\\/]platform[\\/]desktop\.ts$|standard-server-peer|adapters[\\/]message-port/.test(id)
    ? windowName
    : null;
}

async function modulesOfFirstPart(settings: InlineConfig): Promise<ReadonlySet<string>> {
  const built = await build({
    ...settings,
    build: { ...settings.build, write: false, minify: false, cssMinify: false },
  });
  if (!('output' in built)) throw new TypeError('the page is built once, for one output');
  const first = [...chunksFromEntry(built.output)];
  return new Set(first.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])));
}

// By these links the page fetches the rest (renderer/ui/later.tsx): its file, and a line for each way into it.
function nameRest(): Plugin {
  return {
    name: 'name-rest-of-program',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const first = chunksFromEntry(Object.values(bundle));
        return Object.values(bundle)
          .filter((file) => file.type === 'chunk' && !first.has(file) && !isOfWindow(file))
          .map(({ fileName }) => ({
            tag: 'link',
            attrs: { rel: 'later', href: `/${fileName}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}

function isOfWindow({ name, facadeModuleId }: Rolldown.OutputChunk): boolean {
  return name === windowName || (facadeModuleId !== null && onlyInWindow(facadeModuleId) !== null);
}

/** The chunks that are loaded before anything runs. */
function chunksFromEntry(
  output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[],
): ReadonlySet<Rolldown.OutputChunk | Rolldown.OutputAsset> {
  const chunks = new Map(
    output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
  );
  const first = new Set<Rolldown.OutputChunk>();
  const add = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (chunk === undefined || first.has(chunk)) return;
    first.add(chunk);
    for (const name of chunk.imports) add(chunks.get(name));
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) add(chunk);
  return first;
}
