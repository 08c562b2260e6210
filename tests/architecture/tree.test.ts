import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { inProject, listTreeFiles, projectFolder } from '../../scripts/project.ts';

// Written in pieces, so that this file does not contain what it looks for.
const joined = (...pieces: readonly string[]): string => pieces.join('');
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const registryOfThisMachine = new URL(
  process.env['npm_config_registry'] ?? joined('https://registry.', 'npmjs.org/'),
).host;
const namedFolders = [projectFolder, homedir()].filter((folder) => folder.split(/[\\/]/).length > 2);

const forbidden: Readonly<Record<string, RegExp>> = {
  'a package registry’s host': new RegExp(
    [escaped(registryOfThisMachine), joined('registry\\.', 'npmjs'), joined('deb\\.', 'debian')].join('|'),
    'i',
  ),
  'an address where a package came from': new RegExp(joined('"', 'resolved":\\s*"')),
  'a path of one machine': new RegExp(
    [
      joined('/wo', 'rk/'),
      joined('/fa', 'rm/'),
      joined('/ro', 'ot/'),
      joined('[A-Z]:\\\\Us', 'ers\\\\'),
      ...namedFolders.map(escaped),
    ].join('|'),
  ),
  'a word of the tools it was written with': new RegExp(
    [
      joined('cla', 'ude'),
      joined('anth', 'ropic'),
      joined('chat', 'gpt'),
      joined('open', 'ai\\b'),
      joined('\\bcopi', 'lot\\b'),
      joined('\\bll', 'ms?\\b'),
      joined('sub-?', 'agents?\\b'),
      joined('prompt ', 'engineer'),
      joined('system ', 'prompt'),
      joined('language ', 'model'),
    ].join('|'),
    'i',
  ),
  'a mark of unfinished work': new RegExp(joined('\\b(TO', 'DO|FIX', 'ME|HA', 'CK)\\b')),
};

const isText = (file: string): boolean => !/\.(png|ico|icns|docx|woff2?|zip|dic|aff|gz)$/.test(file);
const texts = listTreeFiles()
  .filter(isText)
  .map((file) => ({ file, text: readFileSync(inProject(file), 'utf8') }));

describe('the files of the project', () => {
  it.each(Object.entries(forbidden))('do not contain %s', (_name, pattern) => {
    const found = texts.flatMap(({ file, text }) => {
      const hit = pattern.exec(text);
      return hit ? [`${file}: ${hit[0]}`] : [];
    });
    expect(found).toEqual([]);
  });

  it('are looked at, and would be found out', () => {
    expect(texts.length).toBeGreaterThan(50);
    expect(forbidden['a path of one machine']?.test(joined('cd /wo', 'rk/main'))).toBe(true);
    expect(forbidden['a package registry’s host']?.test(`https://${registryOfThisMachine}/zod`)).toBe(true);
    expect(forbidden['an address where a package came from']?.test(joined('"', 'resolved": "https'))).toBe(
      true,
    );
  });
});
