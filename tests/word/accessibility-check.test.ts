import { describe, expect, test } from 'vitest';
import { checkAccessibility } from '../../electron/core/word/check/check-accessibility.ts';
import { planToDocx } from '../../electron/core/word/plan-to-docx.ts';
import { fileFindingCodes, type FileFindingCode } from '../../shared/domain/file-findings.ts';
import type { Manner } from '../../shared/domain/manner.ts';
import { planNotes } from '../../shared/word-plan/plan-notes.ts';
import { morePlansOf } from '../generated/files-of-meeting.ts';
import { aWordParagraph, changeDocx, withAtEnd } from '../support/change-docx.ts';
import { builtInHouseStyles, flowing } from '../support/house-styles.ts';
import { aFullMeeting, plansIn } from './a-full-meeting.ts';

// Faults are put into the notes of the full meeting, one at a time: each is found by the rule that is meant, and by no
// other.

const file = planToDocx(planNotes(aFullMeeting), flowing);
const allPlansIn = (manner: Manner) => [
  ...plansIn(manner),
  ...morePlansOf(
    { ...aFullMeeting, comingTopics: [{ title: 'Road safety', date: '2024-01-16' }] },
    manner,
    'said',
  ),
];

type Parts = Parameters<typeof changeDocx>[1];
const inText = (added: string): Parts => ({ 'word/document.xml': withAtEnd(added) });
const inDocument = (from: string | RegExp, to: string): Parts => ({
  'word/document.xml': (xml) => xml.replace(from, () => to),
});
const inStyles = (from: string | RegExp, to: string): Parts => ({
  'word/styles.xml': (xml) => xml.replace(from, () => to),
});
const run = (properties: string, text = 'Words of the report'): string =>
  `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r></w:p>`;
const styled = (style: string, text: string, more = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text === '' ? '<w:p/>' : aWordParagraph(text)}</w:tc>`;
const row = (cells: readonly string[], isHeader = false): string =>
  `<w:tr>${isHeader ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.join('')}</w:tr>`;
const table = (rows: readonly string[], description = 'Searches by year'): string =>
  `<w:tbl><w:tblPr><w:tblDescription w:val="${description}"/></w:tblPr>${rows.join('')}</w:tbl>` +
  aWordParagraph('After the table.');
const header = row([cell('Year'), cell('Number')], true);
const soundRow = row([cell('2022'), cell('7')]);
const link = (text: string, target: string): Parts => ({
  ...inText(`<w:p><w:hyperlink r:id="rIdSeed"><w:r><w:t>${text}</w:t></w:r></w:hyperlink></w:p>`),
  'word/_rels/document.xml.rels': (xml) =>
    xml.replace(
      '</Relationships>',
      () =>
        `<Relationship Id="rIdSeed" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/></Relationships>`,
    ),
});
const picture = (attributes: string, kind = 'inline'): string =>
  `<w:p><w:r><w:drawing><wp:${kind}><wp:docPr id="9" name="Picture 9" ${attributes}/><a:graphic><pic:pic/></a:graphic></wp:${kind}></w:drawing></w:r></w:p>`;
const field = (code: string, result: string): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;

type Seed = readonly [name: string, parts: Parts, code: FileFindingCode];
const seeds: readonly Seed[] = [
  [
    'no title',
    { 'docProps/core.xml': (xml) => xml.replace(/<dc:title>.*<\/dc:title>/, '') },
    'title-missing',
  ],
  [
    'a title that is a file’s name',
    { 'docProps/core.xml': (xml) => xml.replace(/<dc:title>[^<]*/, '<dc:title>notes final.docx') },
    'title-missing',
  ],
  [
    'a sentence in another language',
    inText(run('<w:lang w:val="fr-FR"/>', 'Bonjour à tous')),
    'not-british-english',
  ],
  [
    'American English in a style',
    inStyles(/(?<=w:styleId="LeftOut">.{0,200}?<w:rPr>)/, '<w:lang w:val="en-US"/>'),
    'not-british-english',
  ],
  ['a second heading 1', inText(styled('Heading1', 'Second part')), 'not-one-heading-1'],
  [
    'no heading 1',
    inDocument('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Normal"/>'),
    'not-one-heading-1',
  ],
  [
    'a heading that skips a level',
    inText(styled('Heading2', 'Part') + styled('Heading4', 'Detail')),
    'heading-level-skipped',
  ],
  ['a heading without words', inText(styled('Heading2', ' ')), 'heading-empty'],
  [
    'a heading that may end a page',
    inText(styled('Heading2', 'Part', '<w:keepNext w:val="0"/>')),
    'heading-not-kept',
  ],
  [
    'hyphens for a list',
    inText(aWordParagraph('- first point') + aWordParagraph('second')),
    'list-mark-typed',
  ],
  ['numbers for a list', inText(aWordParagraph('12. The panel met.')), 'list-mark-typed'],
  ['letters for a list', inText(aWordParagraph('a) ', 'The panel met.')), 'list-mark-typed'],
  ['a number in front of a heading', inText(styled('Heading2', '4. Use of force')), 'list-mark-typed'],
  ['typed capitals', inText(aWordParagraph('REPORT OF THE CHIEF CONSTABLE')), 'capitals-typed'],
  ['columns made with spaces', inText(aWordParagraph('2022          7')), 'space-typed'],
  [
    'an empty paragraph for space',
    inText(`${aWordParagraph('Words.')}<w:p/>${aWordParagraph('Words.')}`),
    'blank-paragraph',
  ],
  [
    'a table without a heading row',
    inText(table([row([cell('Year'), cell('Number')]), soundRow])),
    'table-without-header',
  ],
  ['a table without a description', inText(table([header, soundRow], '')), 'table-without-description'],
  [
    'a table in a table',
    inText(table([header, row([cell('2022'), `<w:tc>${table([header, soundRow])}</w:tc>`])])),
    'table-in-table',
  ],
  [
    'cells merged across',
    inText(table([header, soundRow, row([cell('All', '<w:gridSpan w:val="2"/>')])])),
    'cells-merged',
  ],
  [
    'cells merged down',
    inText(table([header, row([cell('2022', '<w:vMerge w:val="restart"/>'), cell('7')])])),
    'cells-merged',
  ],
  ['an empty row', inText(table([header, soundRow, row([cell(''), cell('')])])), 'cells-empty'],
  [
    'an empty column',
    inText(table([row([cell('Year'), cell('')], true), row([cell('2022'), cell('')])])),
    'cells-empty',
  ],
  ['a link that says “click here”', link('Click here.', 'https://example.org/report'), 'link-says-nothing'],
  [
    'a link that says its address',
    link('https://example.org/report', 'https://example.org/report'),
    'link-says-nothing',
  ],
  ['a link to a file on a machine', link('The report on searches', 'file:///C:/report.docx'), 'link-unsafe'],
  ['a picture without a description', inText(picture('')), 'picture-without-description'],
  ['a picture described by its file', inText(picture('descr="logo.png"')), 'picture-without-description'],
  ['a picture that floats', inText(picture('descr="The crest of Calder"', 'anchor')), 'object-floating'],
  [
    'a text box',
    inText(
      `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${aWordParagraph('Aside')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`,
    ),
    'object-floating',
  ],
  ['grey words', inText(run('<w:color w:val="999999"/>')), 'contrast-low'],
  [
    'words on a dark ground',
    inText(run('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="1F3864"/>')),
    'contrast-low',
  ],
  [
    'a pale style',
    inStyles(
      /(?<=w:styleId="AttendanceLine">.{0,400}?)<\/w:style>/,
      '<w:rPr><w:color w:val="A0A0A0"/></w:rPr></w:style>',
    ),
    'contrast-low',
  ],
  ['small print', inText(run('<w:sz w:val="20"/>')), 'text-small'],
  [
    'small words at the foot',
    inStyles(/(?<=w:styleId="Footer">.{0,400}?)<\/w:style>/, '<w:rPr><w:sz w:val="18"/></w:rPr></w:style>'),
    'text-small',
  ],
  ['hidden text', inText(run('<w:vanish/>')), 'text-hidden'],
  ['a contents table that was never made', inText(field('TOC \\o "1-3"', '')), 'field-without-result'],
  [
    'a tracked change',
    inText(
      '<w:p><w:del w:id="9"><w:r><w:delText>Old</w:delText></w:r></w:del><w:r><w:t>New</w:t></w:r></w:p>',
    ),
    'changes-tracked',
  ],
  ['a comment', { 'word/comments.xml': '<w:comments><w:comment w:id="1"/></w:comments>' }, 'comments-left'],
];

describe('the accessibility check', () => {
  test.each(seeds)('finds %s', (_name, parts, code) => {
    const findings = checkAccessibility(changeDocx(file, parts));
    expect(new Set(findings.map((each) => each.code))).toEqual(new Set([code]));
  });

  test('has a seeded fault for every rule', () => {
    expect(new Set(seeds.map(([, , code]) => code))).toEqual(new Set(fileFindingCodes));
  });

  test('says under which heading and at which words', () => {
    const [found, ...others] = checkAccessibility(
      changeDocx(
        file,
        inText(styled('Heading2', 'Partnership') + aWordParagraph(`- ${'point '.repeat(40)}`)),
      ),
    );
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'list-mark-typed', place: 'text', heading: 'Partnership' });
    expect(found?.words).toMatch(/^- point point .*…$/);
    expect(found?.words.length).toBeLessThanOrEqual(80);
  });

  test('leaves the layout of a head to whom added the template, and finds there what can be mended here', () => {
    const inHead = (added: string): Parameters<typeof changeDocx>[1] => ({
      'word/header2.xml': (xml) =>
        xml.replace(/(<w:hdr[^>]*>).*/s, (_all, start: string) => `${start}${added}</w:hdr>`),
    });
    const layout = table([row([cell('Calder', '<w:gridSpan w:val="2"/>'), cell('')])], '').replace(
      aWordParagraph('After the table.'),
      '',
    );
    const crest = picture('descr="The crest of Calder"', 'anchor');
    expect(checkAccessibility(changeDocx(file, inHead(layout + crest)))).toEqual([]);
    expect(checkAccessibility(changeDocx(file, inText(crest))).map(({ code }) => code)).toEqual([
      'object-floating',
    ]);
    expect(
      checkAccessibility(changeDocx(file, inHead(picture('', 'anchor')))).map(({ code }) => code),
    ).toEqual(['picture-without-description']);
  });

  test('leaves alone what only looks like a fault', () => {
    const sound = [
      aWordParagraph('A. Moss asked what HMICFRS and the CPS had said; OFFICIAL - SENSITIVE it was not.'),
      aWordParagraph('2023 was a year. 3.5 per cent of them. e.g. this one.'),
      run('<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>'),
      run('<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>'),
      picture('descr="" title=""').replace('<a:graphic>', '<adec:decorative val="1"/><a:graphic>'),
      field('PAGE', ''),
      field('REF section_1', 'item 4'),
      '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
      `${table([header, soundRow]).replace(aWordParagraph('After the table.'), '')}<w:p/>${table([header, soundRow])}`,
    ];
    expect(checkAccessibility(changeDocx(file, inText(sound.join(''))))).toEqual([]);
  });

  test.each(
    builtInHouseStyles.flatMap((houseStyle) =>
      allPlansIn(houseStyle.manner).map((plan) => [plan.kind, houseStyle.name, plan, houseStyle] as const),
    ),
  )('finds nothing in the %s in the house style “%s”', (_kind, _name, plan, houseStyle) => {
    expect(checkAccessibility(planToDocx(plan, houseStyle))).toEqual([]);
  });
});
