import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noSessionPage, noSessionPolicy } from '../../electron/browser/no-session-page.ts';
import { inProject } from '../../scripts/project.ts';

const page = noSessionPage('no-link');
const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';

test.each(['used-link', 'no-link', 'moved'] as const)('who comes with %s is told what to do now', (why) => {
  const shown = noSessionPage(why);
  expect(shown).toContain('press Enter in its window for a new link');
  expect(shown).toContain('start Secretariat again');
  expect(shown).toContain('Nothing is lost');
  expect(shown).not.toMatch(/<script|<form|<link|<img|\son[a-z]+=|\sstyle=|https?:/);
});

test('its policy allows the one style that is in it, and nothing else', () => {
  const digest = createHash('sha256').update(style).digest('base64');
  expect(noSessionPolicy.split('; ')).toEqual([
    "default-src 'none'",
    `style-src 'sha256-${digest}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
});

test('it has the colours of the program, in light and in dark', () => {
  const tokens = readFileSync(inProject('renderer/ui/tokens.css'), 'utf8');
  const dark = tokens.indexOf(":root[data-theme='dark']");
  const [ownLight = '', ownDark = ''] = style.split('@media (prefers-color-scheme: dark)');
  for (const [own, theirs] of [
    [ownLight, tokens.slice(0, dark)],
    [ownDark, tokens.slice(dark)],
  ] as const) {
    const colours = [...own.matchAll(/--[a-z0-9-]+: #[0-9a-f]{6};/g)].map(([line]) => line);
    expect(colours.length).toBeGreaterThan(5);
    for (const line of colours) expect(theirs).toContain(line);
  }
});
