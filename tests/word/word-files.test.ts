import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWordWriter } from '../../electron/core/word/write-word.ts';
import { planAgenda } from '../../shared/word-plan/plan-agenda.ts';
import { paragraphsOf, planText } from '../../shared/word-plan/plan-text.ts';
import type { PlanBlock, PlanKind, WordPlan } from '../../shared/word-plan/word-plan.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { flowing } from '../support/house-styles.ts';
import { readDocx, type ReadDocx } from '../support/docx-reader.ts';
import { aFullMeeting, everyPlan, stopAndSearchId } from './a-full-meeting.ts';

const writer = openWordWriter();
const written = new Map<PlanKind, ReadDocx>();
beforeAll(async () => {
  for (const plan of everyPlan) written.set(plan.kind, readDocx(await writer.write(plan, flowing)));
});
afterAll(() => writer.close());

const fileOf = (kind: PlanKind): ReadDocx => written.get(kind) ?? unreachable();
const unreachable = (): never => {
  throw new Error('not written');
};
const spaceless = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe.each(everyPlan.map((plan) => [plan.kind, plan] as const))(
  'the Word file of the %s',
  (kind, plan) => {
    test('says every word of the plan once, in order', () => {
      expect(fileOf(kind).texts.map(spaceless)).toEqual(
        planText(plan)
          .map(spaceless)
          .filter((text) => text !== ''),
      );
    });

    test('counts in Word as the plan expects', () => {
      const expected = paragraphsOf(plan.blocks).flatMap(({ number }) => (number ? [number.expected] : []));
      const marks = fileOf(kind)
        .paragraphs.filter(({ mark }) => mark !== '')
        .map(({ mark }) => mark.replace(/[.)]$/, ''));
      expect(marks.map((mark) => (mark === '–' ? '•' : mark))).toEqual(expected);
    });

    test('has one heading 1 and skips no level', () => {
      const levels = fileOf(kind).paragraphs.flatMap(({ headingLevel }) =>
        headingLevel === null ? [] : [headingLevel],
      );
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels[0]).toBe(1);
      for (const [index, level] of levels.entries())
        expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });

    test('uses Word’s own heading styles', () => {
      for (const { headingLevel, styleName } of fileOf(kind).paragraphs) {
        if (headingLevel !== null) expect(styleName).toBe(`heading ${headingLevel}`);
      }
    });

    test('is in British English with title, subject and author, and names no user', () => {
      const { properties, language } = fileOf(kind);
      expect(language).toBe('en-GB');
      expect(properties).toMatchObject({
        'dc:title': plan.properties.title,
        'dc:subject': plan.properties.subject,
        'dc:creator': 'Community Outcomes Meeting',
        'cp:lastModifiedBy': 'Community Outcomes Meeting',
      });
    });

    test('numbers its pages by fields, with a running head on every page but the first', () => {
      const { fields, headers, footers, files } = fileOf(kind);
      expect(fields.filter((field) => field === 'PAGE')).toHaveLength(2);
      expect(fields.filter((field) => field === 'NUMPAGES')).toHaveLength(2);
      const standing = plan.standing ?? '';
      const later = [standing, plan.runningHead].filter((line) => line !== '').join('\n');
      expect(headers.toSorted()).toEqual([standing, later]);
      expect(new Set(footers)).toEqual(new Set([`${plan.footer}\tPage  of `]));
      expect(files.get('word/document.xml')).toContain('<w:titlePg/>');
    });

    test('defines every style by name, each based on one that is there', () => {
      const { styles } = fileOf(kind);
      for (const [id, { basedOn, next, name }] of styles) {
        expect(name, id).not.toBe('');
        for (const other of [basedOn, next]) if (other !== null) expect([...styles.keys()]).toContain(other);
      }
    });

    test('carries each section in a content control and a bookmark of its id', () => {
      const { parts, bookmarks } = fileOf(kind);
      const planned = plan.blocks
        .flatMap((block): readonly PlanBlock[] => (block.block === 'document' ? block.blocks : [block]))
        .filter((block) => block.block === 'part');
      expect(parts.map(({ tag }) => tag)).toEqual(planned.map(({ id }) => id));
      const sections = new Map([...bookmarks].filter(([name]) => name.startsWith('section_')));
      expect([...sections.keys()]).toEqual(planned.map(({ id }) => `section_${id.replaceAll('-', '')}`));
      for (const [index, part] of planned.entries()) {
        const words = spaceless(planText({ blocks: part.blocks }).join(' '));
        expect(spaceless(parts[index]?.text ?? '')).toBe(words);
        expect(spaceless([...sections.values()][index] ?? '').replaceAll(' ', '')).toBe(
          words.replaceAll(' ', ''),
        );
      }
    });

    test('leads every link to the address that the plan has', () => {
      const expected = paragraphsOf(plan.blocks).flatMap(({ inlines }) =>
        inlines.flatMap((inline) => (inline.inline === 'link' ? [inline.href] : [])),
      );
      // Those of a contents table lead within the file.
      const led = fileOf(kind).paragraphs.flatMap(({ links }) => links.map(({ href }) => href));
      expect(led.filter((href) => !href.startsWith('#'))).toEqual(expected);
    });
  },
);

describe('the Word files of a meeting', () => {
  test('hold every word that was written in the paper and the notes', () => {
    const paper = aFullMeeting.papers.find(({ agendaItemId }) => agendaItemId === stopAndSearchId);
    for (const [kind, document] of [
      ['cover-paper', paper],
      ['notes', aFullMeeting.notes],
    ] as const) {
      const text = spaceless(fileOf(kind).texts.join(' '));
      for (const section of document?.sections ?? []) {
        if (section.content.state !== 'sound') continue;
        const lines = plainTextOf(section.content.body)
          .split(/[\n\t]/)
          .filter((line) => line !== '' && line !== '9');
        let from = 0;
        for (const line of lines.map((each) => each.replace('old label', 'ACC Harland'))) {
          const at = text.indexOf(spaceless(line), from);
          expect(at, `${kind}: ${line}`).toBeGreaterThanOrEqual(from);
          from = at + spaceless(line).length;
        }
      }
    }
  });

  test('repeat the heading of a table on every page and describe it', () => {
    expect(fileOf('notes').tables).toEqual([
      {
        description: 'Table: Year, Number',
        headerRowCount: 1,
        rows: [
          ['Year', 'Number'],
          ['2022', '7'],
          ['2023', '[Restricted: section 30, investigations]'],
        ],
      },
    ]);
    expect(fileOf('action-log').tables.map(({ headerRowCount }) => headerRowCount)).toEqual([1]);
  });

  test('write capitals by style, never by typing', () => {
    const { paragraphs, styles } = fileOf('cover-paper');
    const heading = paragraphs.find(({ text }) => text === 'Key information');
    expect(heading?.styleId).toBe('Heading2');
    for (const id of ['Heading2', 'BodyName', 'SubjectLabel']) {
      expect(styles.get(id)?.element.getElementsByTagName('w:caps').length, id).toBe(1);
    }
    const notesHeading = fileOf('notes').styles.get('Heading2');
    expect(notesHeading?.element.getElementsByTagName('w:caps').length).toBe(0);
  });

  test('set body text in 12 points or more on A4', () => {
    const document = fileOf('notes').files.get('word/document.xml') ?? '';
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(fileOf('action-log').files.get('word/document.xml')).toMatch(
      /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/,
    );
    expect(fileOf('notes').files.get('word/styles.xml')).toContain('<w:sz w:val="24"/>');
  });

  test('say that a line’s height is a share of the letters’, so that a heading of two lines never overlaps', () => {
    const spacings =
      fileOf('notes')
        .files.get('word/styles.xml')
        ?.match(/<w:spacing [^>]*w:line=[^>]*>/g) ?? [];
    expect(spacings.length).toBeGreaterThan(3);
    expect(spacings.filter((spacing) => !spacing.includes('w:lineRule="auto"'))).toEqual([]);
  });

  test('put the page number on a line of its own under a long foot', async () => {
    const plan: WordPlan = { ...planAgenda(aFullMeeting), footer: 'Accountability '.repeat(6).trim() };
    const footers = readDocx(await writer.write(plan, flowing)).files.get('word/footer1.xml') ?? '';
    expect(footers.match(/<w:p>/g)).toHaveLength(2);
    expect(footers).not.toContain('<w:tab/>');
  });

  test('keep headings and lines that lead into a list with what follows', () => {
    const document = fileOf('cover-paper').files.get('word/document.xml') ?? '';
    expect(document).toMatch(/<w:keepNext\/>(?:(?!<\/w:p>).)*Activity to date includes:/);
    expect(
      fileOf('cover-paper').styles.get('Heading2')?.element.getElementsByTagName('w:keepNext').length,
    ).toBe(1);
  });

  test('leave an address out that a link may not have, and keep its words', async () => {
    const plan: WordPlan = {
      ...planAgenda(aFullMeeting),
      blocks: [
        {
          block: 'paragraph',
          role: 'title',
          inlines: [
            { inline: 'link', href: 'javascript:alert(1)', inlines: [{ inline: 'text', text: 'Words' }] },
          ],
        },
      ],
    };
    const file = readDocx(await writer.write(plan, flowing));
    expect(file.texts).toEqual(['Words']);
    expect(file.everything).not.toContain('javascript');
  });
});
