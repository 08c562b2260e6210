import { describe, expect, it } from 'vitest';
import { existsSync, readFileSync } from 'node:fs';
import { inProject, listTreeFiles } from '../../scripts/project.ts';
import { meetingFileJsonSchema, schemaFile } from '../../scripts/write-schema.ts';

const files = listTreeFiles();

/** Folders drawn in the first fenced block of docs/architecture.md, by two spaces a level. */
function readDrawnFolders(): readonly string[] {
  const drawing = /```\n([^`]*)```/.exec(readFileSync(inProject('docs/architecture.md'), 'utf8'))?.[1] ?? '';
  const open: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const found = /^((?: {2})*)([a-z-]+)\/(?:\s|$)/.exec(line);
    const [, indent, name] = found ?? [];
    if (indent === undefined || name === undefined) return [];
    open.length = indent.length / 2;
    open.push(name);
    return [open.join('/')];
  });
}

/** The folders with files that a reader has to know: the layers, and the rooms directly inside them. */
function listKnownFolders(): readonly string[] {
  const parents = ['electron', 'electron/core', 'renderer', 'renderer/features', 'shared'];
  const folders = files.flatMap((file) => {
    const parts = file.split('/').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  });
  const isKnown = (folder: string): boolean =>
    parents.includes(folder) || parents.includes(folder.slice(0, folder.lastIndexOf('/')));
  return [...new Set(folders)].filter(isKnown).sort();
}

describe('docs/architecture.md', () => {
  it('draws exactly the folders that exist', () => {
    expect(
      [...readDrawnFolders()].sort(),
      'the drawing in docs/architecture.md, against the folders',
    ).toEqual(listKnownFolders());
  });
});

describe('npm commands named in the documents', () => {
  const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const pages = files.filter((file) => file.endsWith('.md'));

  it('include those of the quick start', () => {
    expect(existsSync(inProject('README.md')), 'README.md').toBe(true);
    const readme = readFileSync(inProject('README.md'), 'utf8');
    for (const command of ['npm start', 'npm test']) expect(readme).toContain(command);
  });

  it.each(pages)('exist: %s', (page) => {
    const text = readFileSync(inProject(page), 'utf8');
    const named = [...text.matchAll(/\bnpm (?:run ([a-z][a-z:-]*)|(start|test)\b)/g)];
    for (const [command, script, short] of named) {
      expect(Object.keys(scripts), `“${command}” in ${page}`).toContain(script ?? short);
    }
  });
});

describe('docs/meeting-file.schema.json', () => {
  it('is what the contract says now (npm run docs:schema writes it)', () => {
    expect(readFileSync(inProject(schemaFile), 'utf8')).toBe(meetingFileJsonSchema());
  });
});
