import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { checkAccessibility } from '../../../electron/core/word/check/check-accessibility.ts';
import { planToDocx } from '../../../electron/core/word/plan-to-docx.ts';
import { differenceFromPlan } from '../../../electron/core/word/read-back.ts';
import { readTemplate } from '../../../electron/core/word/template/read-template.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import { readDocx } from '../../support/docx-reader.ts';
import { houseStyleOf, templates } from '../../support/own-house-styles.ts';
import { everyPlan } from '../a-full-meeting.ts';
import { byHand, likeWords, ofLibreOffice } from './three-templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'own-house-styles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plans = everyPlan.map((plan) => [plan.kind, plan] as const);
const agenda = everyPlan[0];
if (!agenda) throw new Error('a meeting has an agenda');

describe.each(templates)('a template %s, applied with no manual step', (id, template) => {
  test.each(plans)('says word for word what is planned in a file of the kind %s', async (_kind, plan) => {
    const bytes = planToDocx(plan, await houseStyleOf(id, template));
    expect(differenceFromPlan(bytes, plan)).toBeNull();
    const file = readDocx(bytes);
    const ids = Array.from(
      file.files.get('word/styles.xml')?.matchAll(/w:styleId="([^"]*)"/g) ?? [],
      ([, each]) => each,
    );
    expect(ids).toEqual([...new Set(ids)]);
    const names = [...file.styles.values()].map(({ name }) => name.toLowerCase());
    expect(names).toEqual([...new Set(names)]);
    for (const { basedOn, next } of file.styles.values()) {
      for (const named of [basedOn, next]) if (named !== null) expect(ids).toContain(named);
    }
    expect(file.language).toBe('en-GB');
    expect(file.paragraphs.filter(({ headingLevel }) => headingLevel === 1)).toHaveLength(1);
  });

  test.each(everyPlan.map((plan) => [plan.kind, plan] as const))(
    'leaves nothing for the accessibility check to say of a file of the kind %s',
    async (_kind, plan) => {
      expect(checkAccessibility(planToDocx(plan, await houseStyleOf(id, template)))).toEqual([]);
    },
  );

  test('has every picture that its heads and feet name', async () => {
    const { files } = readDocx(planToDocx(agenda, await houseStyleOf(id, template)));
    const named = [...files].flatMap(([name, xml]) =>
      /^word\/(header|footer)\d/.test(name)
        ? Array.from(xml.matchAll(/r:embed="([^"]*)"/g), ([, relation = '']) => ({ name, relation }))
        : [],
    );
    expect(named.length).toBeGreaterThan(0);
    for (const { name, relation } of named) {
      const relations = files.get(name.replace('word/', 'word/_rels/').concat('.rels')) ?? '';
      const target = new RegExp(`Id="${relation}"[^>]*Target="([^"]*)"`).exec(relations)?.[1] ?? 'none';
      expect([...files.keys()]).toContain(`word/${target}`);
    }
    expect([...files.values()].join('')).not.toMatch(/descr="(@|")/);
  });
});

test('what LibreOffice wrote: its fonts, headings and letterhead', async () => {
  const file = readDocx(planToDocx(agenda, await houseStyleOf('libre', ofLibreOffice)));
  const title = file.paragraphs.find(({ headingLevel }) => headingLevel === 1);
  expect(title?.styleId).toBe('Heading1');
  expect(file.files.get('word/styles.xml')).toContain('w:ascii="Liberation Serif"');
  expect(file.headers[0]).toBe(' Ashby Combined Authority\nCommunity Outcomes Meeting: agenda');
  // Its first page is like the others, and the plan has no running head there.
  expect(file.headers[1]).toBe(' Ashby Combined Authority');
  expect(file.footers[0]).toBe(
    'Community Outcomes Meeting, 10 October 2023\tPage  of \nAshby Combined Authority, 1 Mill Street, Ashby\t',
  );
});

test('one like Word’s own: German ids, theme fonts, a logo on the first page, numbers of pages once', async () => {
  const houseStyle = await houseStyleOf('words', likeWords);
  expect(houseStyle).toMatchObject({
    font: 'Calibri',
    page: { marginMm: { top: 30, left: 24.01 } },
    roles: { bullet: { style: 'ListBullet' }, quotation: { style: 'Quote' }, title: { style: 'Heading1' } },
    lists: { bullets: [{ text: '▪' }, { text: '○' }] },
    table: { borderColour: '8A1538', headerShading: 'EFDEE3' },
  });
  // It has no heading of the third level: one is made in the letters and the colour of those that it has.
  expect(houseStyle.styles.find(({ id }) => id === 'Heading3')).toMatchObject({
    font: 'Georgia',
    colour: '8A1538',
  });
  const file = readDocx(planToDocx(agenda, houseStyle));
  expect(file.headers).toEqual([
    'Calder Police Authority\nCommunity Outcomes Meeting: agenda',
    'Calder Police Authority\nBridge House, Calder',
  ]);
  for (const footer of file.footers) expect(footer.match(/Page/g)).toHaveLength(1);
  expect(file.files.get('word/header2.xml')).toContain('descr="Arms of Calder: a bridge over water"');
  expect(file.files.get('word/theme/theme1.xml')).toContain('typeface="Georgia"');
  const styles = file.files.get('word/styles.xml') ?? '';
  // 11 point is 12 here, grey that cannot be read is darker, and headings do not count by themselves.
  expect(/<w:docDefaults.*?<w:sz w:val="(\d+)"/.exec(styles)?.[1]).toBe('24');
  expect(styles).not.toMatch(/BBBBBB|w:numPr|w:rsid|w:link|w:left="1440"/);
  expect(styles).toContain('<w:lsdException w:name="Grid Table 1 Light"');
});

test('a file that this program made is taken for a template, and nothing in it is there twice', async () => {
  const first = planToDocx(agenda, await houseStyleOf('first', likeWords));
  const again = readDocx(planToDocx(agenda, await houseStyleOf('again', first)));
  const names = [...again.styles.values()].map(({ name }) => name.toLowerCase());
  expect(names).toEqual([...new Set(names)]);
  expect(again.headers[1]).toContain('Bridge House, Calder');
  for (const footer of again.footers) expect(footer.match(/Page/g)).toHaveLength(1);
});

test('one by hand: headings by their outline, styles by their names, its paper, and pages of two sides', async () => {
  const houseStyle = await houseStyleOf('hand', byHand);
  expect(houseStyle.page.sizeMm).toEqual({ width: 215.9, height: 279.4 });
  const own = readTemplate(byHand).reading.styles;
  // Its styles make no space between paragraphs: those that are used are based on them and do.
  const nameOf = (role: keyof HouseStyle['roles']): string | undefined => {
    const made = houseStyle.styles.find(({ id }) => id === houseStyle.roles[role].style);
    expect((made?.spaceAfterPt ?? 0) + (made?.spaceBeforePt ?? 0)).toBeGreaterThan(0);
    return own.find(({ id }) => id === made?.basedOn)?.name;
  };
  expect([nameOf('title'), nameOf('section-heading'), nameOf('action'), nameOf('agenda-item')]).toEqual([
    'Board heading',
    'Board sub heading',
    'Action point',
    'Agenda Item',
  ]);
  // Headings are Word's own, based on the template's, for whoever goes from one to the next.
  expect(['title', 'section-heading'].map((role) => houseStyle.roles[role as 'title'].style)).toEqual([
    'Heading1',
    'Heading2',
  ]);
  const file = readDocx(planToDocx(agenda, houseStyle));
  expect(file.headers.join('\n')).toContain('Stainmoor Scrutiny Board');
  const even = [...file.files].find(([name]) => name.endsWith('header1-even.xml'));
  expect(even?.[1]).toContain('Stainmoor, even pages');
  expect(even?.[1]).toContain('Community Outcomes Meeting: agenda');
  expect(file.files.get('word/settings.xml')).toContain('<w:evenAndOddHeaders w:val="true"/>');
  // White on its green stays white.
  expect(file.files.get('word/header1.xml')).toContain('<w:color w:val="FFFFFF"/>');
  expect(file.footers[0]).toContain('\nStainmoor Scrutiny Board');
});

const validator =
  process.env['SECRETARIAT_VALIDATE_DOCX'] ??
  resolve(fileURLToPath(new URL('../../..', import.meta.url)), '..', 'shared/tools/validate-docx');
const missing = !existsSync(validator)
  ? 'not run: no validator of Word files is named in SECRETARIAT_VALIDATE_DOCX'
  : spawnSync('xmllint', ['--version']).error
    ? 'not run: xmllint is not installed'
    : null;

test.skipIf(missing !== null)(
  `every file in an own template is valid by the standard’s schemas${missing === null ? '' : ` (${missing})`}`,
  async () => {
    const files: string[] = [];
    for (const [index, [id, template]] of templates.entries()) {
      // A paper, notes and an action log, each in another one.
      const plan = everyPlan[index + 1] ?? agenda;
      const file = join(folder, `${id}-${plan.kind}.docx`);
      writeFileSync(file, planToDocx(plan, await houseStyleOf(id, template)));
      files.push(file);
    }
    expect(execFileSync(validator, files, { encoding: 'utf8' })).toContain(`${files.length} files, 0 faults`);
  },
);
