import { describe, expect, test } from 'vitest';
import { readTemplateInWorker } from '../../../electron/core/word/template/read-in-worker.ts';
import { readTemplate } from '../../../electron/core/word/template/read-template.ts';
import type { TemplateNoteCode } from '../../../shared/contract/template-reading.ts';
import {
  aCompoundFile,
  aPng,
  aTemplate,
  aTemplateWithHeader,
  bytesOf,
  contentTypesPart,
  documentPart,
  headerPart,
  inStrictNames,
  inUtf16,
  pictureRun,
  relationshipsPart,
  stylesPart,
  templateParts,
} from '../../support/builders/a-word-template.ts';
import { zipParts } from '../../../electron/core/word/zip.ts';

const problemOf = (bytes: Uint8Array): string => {
  try {
    readTemplate(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
};
const notesOf = (bytes: Uint8Array): readonly TemplateNoteCode[] =>
  readTemplate(bytes).reading.notes.map(({ code }) => code);
const nested = (depth: number): string =>
  `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;

describe('a template that is refused says why', () => {
  test.each([
    ['an empty file', new Uint8Array(0), 'empty-file'],
    ['50 MB', new Uint8Array(50 * 1024 * 1024), 'too-large'],
    ['a text', bytesOf('Dear colleague'), 'not-a-word-file'],
    [
      'a workbook',
      aTemplate({
        '[Content_Types].xml': contentTypesPart(
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
        ),
      }),
      'not-a-word-file',
    ],
    [
      'a zip of something else',
      zipParts([['mimetype', 'application/vnd.oasis.opendocument.text']]),
      'not-a-word-file',
    ],
    ['a file with a password', aCompoundFile('EncryptionInfo', 'EncryptedPackage'), 'password-protected'],
    ['a .doc', aCompoundFile('WordDocument', '1Table'), 'old-word-file'],
    ['another old file of Office', aCompoundFile('Workbook'), 'not-a-word-file'],
    ['a file cut short', aTemplate().slice(0, 900), 'damaged'],
    [
      'XML that ends in the middle',
      aTemplate({ 'word/styles.xml': stylesPart('<w:style>').slice(0, -4) }),
      'damaged',
    ],
    [
      'a document type with entities',
      aTemplate({ 'word/styles.xml': `<!DOCTYPE w [<!ENTITY a "aaaa">]>${stylesPart('')}` }),
      'damaged',
    ],
    [
      'a zip bomb',
      aTemplate({ 'word/media/image9.png': new Uint8Array(80 * 1024 * 1024) }),
      'unpacks-too-large',
    ],
    ['20,000 tables in each other in a header', aTemplateWithHeader(nested(20_000)), 'too-nested'],
    [
      '6,000 parts',
      zipParts(Array.from({ length: 6000 }, (_each, index) => [`p${index}`, ''] as const)),
      'unpacks-too-large',
    ],
  ])('%s', (_name, bytes, code) => {
    expect(problemOf(bytes)).toBe(code);
  });

  test('bytes that were changed', () => {
    const bytes = aTemplate();
    // The first byte that is packed in the part of the styles.
    const at = Buffer.from(bytes).indexOf('word/styles.xml') + 'word/styles.xml'.length + 4;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect(problemOf(bytes)).toBe('damaged');
  });

  test('a part that is not what its checksum says', () => {
    const bytes = Buffer.from(aTemplate());
    const central = bytes.lastIndexOf('word/styles.xml') - 46;
    bytes.writeUInt32LE(1, central + 16);
    expect(problemOf(new Uint8Array(bytes))).toBe('damaged');
  });

  test('a directory that says less than is inside', () => {
    const bytes = Buffer.from(aTemplate({ 'word/styles.xml': stylesPart(' '.repeat(900_000)) }));
    const central = bytes.lastIndexOf('word/styles.xml') - 46;
    bytes.writeUInt32LE(1000, central + 24);
    expect(problemOf(new Uint8Array(bytes))).toBe('damaged');
  });

  test('one whose entries are locked', () => {
    const bytes = Buffer.from(aTemplate());
    const central = bytes.lastIndexOf('word/styles.xml') - 46;
    bytes.writeUInt16LE(bytes.readUInt16LE(central + 8) | 1, central + 8);
    expect(problemOf(new Uint8Array(bytes))).toBe('password-protected');
  });
});

describe('a template of strange make is taken, and what stays behind is said', () => {
  test('20,000 tables in each other in its text, none of which is looked at', () => {
    const { reading } = readTemplate(
      aTemplate({ 'word/document.xml': documentPart(nested(20_000), '<w:pgMar w:top="2000"/>') }),
    );
    expect(reading.page.marginMm.top).toBeCloseTo(35.28, 1);
  });

  test('no styles', () => {
    const bytes = aTemplate({ 'word/_rels/document.xml.rels': relationshipsPart([]) });
    expect(notesOf(bytes)).toEqual(['no-styles']);
    expect(readTemplate(bytes).reading.fonts).toEqual({ heading: 'Arial', text: 'Arial' });
  });

  test('styles without one for plain text, in the letters that Word would take', () => {
    const lone = '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Fancy"/></w:style>';
    const fontIn = (defaults: string): string =>
      readTemplate(aTemplate({ 'word/styles.xml': stylesPart(defaults + lone) })).reading.fonts.text;
    expect(fontIn('')).toBe('Times New Roman');
    const verdana = '<w:rPrDefault><w:rPr><w:rFonts w:ascii="Verdana"/></w:rPr></w:rPrDefault>';
    expect(fontIn(`<w:docDefaults>${verdana}</w:docDefaults>`)).toBe('Verdana');
  });

  test('macros, by its kind or by what is in it', () => {
    const kind = 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml';
    expect(notesOf(aTemplate({ '[Content_Types].xml': contentTypesPart(kind) }))).toEqual([
      'macros-left-out',
    ]);
    expect(notesOf(aTemplate({ 'word/vbaProject.bin': 'Sub AutoOpen()' }))).toEqual(['macros-left-out']);
  });

  test('a template of its own somewhere else, and a linked picture', () => {
    const settings = aTemplate({
      'word/_rels/settings.xml.rels': relationshipsPart([
        ['rId1', 'attachedTemplate', 'file:///\\\\server\\share\\letter.dotm', true],
      ]),
    });
    expect(notesOf(settings)).toEqual(['links-left-out']);
    const linked = aTemplateWithHeader(`<w:p>${pictureRun('rId1', '').replace('r:embed', 'r:link')}</w:p>`);
    expect(notesOf(linked)).toEqual(['links-left-out']);
  });

  test('a table in its head is taken, and said once, here', () => {
    const words = '<w:p><w:r><w:t>Calder Board</w:t></w:r></w:p>';
    const bytes = aTemplateWithHeader(`<w:tbl><w:tr><w:tc>${words}</w:tc></w:tr></w:tbl>`);
    expect(readTemplate(bytes).reading.notes).toContainEqual({ code: 'layout-in-head', count: 1 });
    expect(notesOf(aTemplateWithHeader(words))).not.toContain('layout-in-head');
  });

  test('pictures of a kind that a page cannot rely on', () => {
    const bytes = aTemplateWithHeader(
      `<w:p>${pictureRun('rId1', 'Logo')}</w:p>`,
      { 'word/media/logo.png': '<svg/>' },
      [['rId1', 'image', 'media/logo.png']],
    );
    expect(notesOf(bytes)).toEqual(['pictures-left-out']);
  });

  test('UTF-16', () => {
    const styles = templateParts()['word/styles.xml'];
    const { reading } = readTemplate(aTemplate({ 'word/styles.xml': inUtf16(String(styles)) }));
    expect(reading.styles.map(({ id }) => id)).toEqual(['Normal', 'Heading1']);
  });

  test('the strict kind of file, with its own names and lengths', () => {
    const parts = templateParts({
      'word/styles.xml': stylesPart(
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/>' +
          '<w:pPr><w:spacing w:after="6pt"/><w:ind w:start="1cm"/><w:jc w:val="end"/></w:pPr><w:rPr><w:sz w:val="14pt"/></w:rPr></w:style>',
      ),
    });
    const strict = Object.entries(parts).map(
      ([name, part]) => [name, typeof part === 'string' ? inStrictNames(part) : part] as const,
    );
    const [normal] = readTemplate(zipParts(strict)).reading.styles;
    expect(normal).toMatchObject({
      id: 'Normal',
      look: { sizePt: 14, alignment: 'right', spaceAfterPt: 6, indentMm: 10 },
    });
  });

  test('styles with odd ids, the same id twice, and no name', () => {
    const bytes = aTemplate({
      'word/styles.xml': stylesPart(
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
          '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>' +
          '<w:style w:type="paragraph" w:styleId="&lt;ü&gt; 7"><w:name w:val="Überschrift klein"/><w:basedOn w:val="&lt;ü&gt; 7"/></w:style>' +
          '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="Second of this id"/></w:style>' +
          '<w:style w:type="paragraph" w:styleId="Bare"/>' +
          '<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
      ),
    });
    const { styles, stylesXml } = readTemplate(bytes).reading;
    expect(styles.map(({ id, name }) => [id, name])).toEqual([
      ['Normal', 'Normal'],
      ['Heading1', 'heading 1'],
      ['Own3-berschriftklein', 'Überschrift klein'],
      ['Own4-Secondofthisid', 'Second of this id'],
      ['Own5-Bare', 'Bare'],
    ]);
    expect(stylesXml).toContain('<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>');
  });

  test('styles that are based on each other', () => {
    const bytes = aTemplate({
      'word/styles.xml': stylesPart(
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="One"/><w:basedOn w:val="B"/></w:style>' +
          '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Two"/><w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr></w:style>',
      ),
    });
    expect(readTemplate(bytes).reading.styles.map(({ look }) => look.isBold)).toEqual([true, true]);
  });
});

describe('the thread that reads templates', () => {
  test('gives what was read, with the pictures', async () => {
    const bytes = aTemplateWithHeader(
      `<w:p>${pictureRun('rId1', 'Crest of Calder')}</w:p>`,
      { 'word/media/logo.png': aPng(30, 10, [20, 60, 120]) },
      [['rId1', 'image', 'media/logo.png']],
    );
    const { reading, pictures } = await readTemplateInWorker(bytes);
    expect(reading.pictures).toEqual([
      { name: 'picture-1.png', mediaType: 'image/png', alternativeText: 'Crest of Calder' },
    ]);
    expect(pictures.get('picture-1.png')).toEqual(aPng(30, 10, [20, 60, 120]));
  });

  test('says what was refused', async () => {
    await expect(readTemplateInWorker(bytesOf('no'))).rejects.toMatchObject({ code: 'not-a-word-file' });
  });

  test('is ended where it takes too long', async () => {
    await expect(readTemplateInWorker(aTemplate(), { longestMs: 0 })).rejects.toMatchObject({
      code: 'took-too-long',
    });
  });

  test('is ended where it outgrows its memory', async () => {
    const many = Array.from(
      { length: 100_000 },
      (_each, index) => `<w:p w:rsidR="${(index * 7919) % 99_991}"/>`,
    ).join('');
    await expect(
      readTemplateInWorker(aTemplateWithHeader('', { 'word/header1.xml': headerPart(many) }), {
        memoryMb: 12,
      }),
    ).rejects.toMatchObject({ code: 'out-of-memory' });
  });
});
