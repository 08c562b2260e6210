import { expect, test } from 'vitest';
import { houseStyleOnPage } from '../../../electron/core/word/template-on-page.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import type { FurnitureBlock, TemplateOnPage } from '../../../shared/contract/template-on-page.ts';
import { lookOf } from '../../../shared/word-plan/plan-look.ts';
import { flowing } from '../../support/house-styles.ts';

const stylesXml =
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="26"/></w:rPr></w:rPrDefault>' +
  '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/></w:pPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>' +
  '<w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="8A1538"/></w:pBdr>' +
  '<w:spacing w:before="240" w:line="400" w:lineRule="exact"/><w:ind w:right="567" w:firstLine="284"/><w:outlineLvl w:val="0"/></w:pPr>' +
  '<w:rPr><w:b/><w:color w:val="8A1538"/></w:rPr></w:style>' +
  '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:i/></w:rPr></w:style></w:styles>';

function onPage(xml: string, template: Partial<NonNullable<HouseStyle['template']>> = {}): TemplateOnPage {
  const { onPage: made } = houseStyleOnPage({
    ...flowing,
    template: {
      stylesXml,
      themeXml: null,
      furniture: [
        {
          ...{ place: 'header', pages: 'default', xml },
          relationships: [{ id: 'p1', kind: 'image', target: 'picture-1.png' }],
        },
      ],
      media: [{ name: 'picture-1.png', mediaType: 'image/png', base64: 'AAAA' }],
      ...template,
    },
  });
  if (!made) throw new Error('no template');
  return made;
}

const blocksOf = (xml: string): readonly FurnitureBlock[] => onPage(xml).furniture[0]?.blocks ?? [];

test('styles are those of the template, each with what it is based on and with the defaults', () => {
  const template = onPage('<w:p/>');
  const { styles, described, characterStyles } = lookOf(flowing, 'notes', { template });
  expect(styles.get('Normal')).toMatchObject({
    ...{ font: 'Calibri', sizePt: 13, spaceAfterPt: 8, lineSpacing: 259 / 240, hasWidowControl: false },
  });
  expect(styles.get('Heading1')).toMatchObject({
    ...{ font: 'Calibri', isBold: true, colour: '8A1538', outlineLevel: 1, isKeptWithNext: true },
    ...{ spaceBeforePt: 12, spaceAfterPt: 8, exactLinePt: 20, rightMm: 10, hangingMm: -5.01 },
    lines: [{ side: 'bottom', kind: 'solid', widthPt: 1, spacePt: 4, colour: '8A1538' }],
  });
  // What the template lacks is as the house style describes it, and what the writer goes by is without the template.
  expect(styles.get('TableText')?.font).toBe('Calibri');
  expect(described.get('Heading1')?.isBold).toBe(lookOf(flowing, 'notes').styles.get('Heading1')?.isBold);
  expect(characterStyles.filter(({ id }) => id === 'Strong')).toEqual([
    { id: 'Strong', name: 'Strong', isItalic: true },
  ]);
});

test('a head has its words, tabs, numbers of pages and pictures, and no code of a field', () => {
  const field = (code: string, shown: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r>` +
    `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const [paragraph] = blocksOf(
    '<w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Ashby</w:t><w:tab/></w:r>' +
      `${field('PAGE', '7')}${field('AUTHOR', 'Nobody')}<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>`,
  );
  expect(paragraph).toMatchObject({
    ...{ block: 'paragraph', style: 'Header', look: { alignment: 'right' } },
    pieces: [
      { piece: 'text', text: 'Ashby', letters: { isBold: true } },
      { piece: 'tab' },
      { piece: 'page' },
      { piece: 'text', text: 'Nobody' },
      { piece: 'pages' },
    ],
  });
});

test('a picture has its size, its words and its place; one that is not there is left out', () => {
  const drawing = (id: string): string =>
    '<w:p><w:r><w:drawing><wp:anchor behindDoc="1"><wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>' +
    '<wp:positionV relativeFrom="page"><wp:posOffset>127000</wp:posOffset></wp:positionV><wp:extent cx="1270000" cy="635000"/>' +
    `<wp:wrapTopAndBottom/><wp:docPr id="1" name="x" descr="Arms"/><a:blip r:embed="${id}"/><a:srcRect l="25000"/></wp:anchor></w:drawing></w:r></w:p>`;
  const [paragraph, other] = blocksOf(drawing('p1') + drawing('gone'));
  expect(paragraph).toMatchObject({
    pieces: [
      {
        picture: {
          ...{ name: 'picture-1.png', widthPt: 100, heightPt: 50, alternativeText: 'Arms' },
          crop: { left: 0.25, top: 0, right: 0, bottom: 0 },
          place: {
            ...{ isBehind: true, hasOwnLines: true, across: { from: 'text', to: 'right' } },
            down: { from: 'page', to: 10 },
          },
        },
      },
    ],
  });
  expect(other).toMatchObject({ pieces: [] });
});

test('cells that reach over columns and rows are one, and a part that is no XML is not drawn', () => {
  const cell = (properties: string, text: string): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const [table] = blocksOf(
    '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/></w:tblGrid>' +
      `<w:tr>${cell('<w:vMerge w:val="restart"/>', 'a')}${cell('<w:shd w:fill="1B4332"/>', 'b')}</w:tr>` +
      `<w:tr>${cell('<w:vMerge/>', '')}${cell('', 'c')}</w:tr><w:tr>${cell('<w:gridSpan w:val="2"/>', 'd')}</w:tr></w:tbl>`,
  );
  expect(table).toMatchObject({ block: 'table', width: { share: 1 }, columnsPt: [50, 100] });
  if (table?.block !== 'table') throw new Error('no table');
  expect(
    table.rows.map((row) =>
      row.map(({ rowSpan, columnSpan, background }) => [rowSpan, columnSpan, background].join(' ').trim()),
    ),
  ).toEqual([['2 1', '1 1 1B4332'], ['1 1'], ['1 2']]);
  expect(onPage('<w:p><w:r>').furniture).toEqual([]);
  expect(onPage('<w:p/>', { stylesXml: '<!DOCTYPE x><w:styles/>' }).styles).toEqual([]);
});
