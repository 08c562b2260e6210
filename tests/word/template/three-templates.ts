import { readFileSync } from 'node:fs';
import { zipParts } from '../../../electron/core/word/zip.ts';
import {
  aPng,
  contentTypesPart,
  documentPart,
  headerPart,
  relationshipsPart,
  stylesPart,
  themePart,
  type Parts,
} from '../../support/builders/a-word-template.ts';

// Templates of three makes: one that LibreOffice wrote, one like Word's own, in German, and one by hand.

/** Written by LibreOffice; `fixtures/README.md` says how. */
export const ofLibreOffice = new Uint8Array(
  readFileSync(new URL('fixtures/ashby-letterhead.dotx', import.meta.url)),
);

const style = (id: string, name: string, content: string, kind = 'paragraph', attributes = ''): string =>
  `<w:style w:type="${kind}"${attributes} w:styleId="${id}"><w:name w:val="${name}"/>${content}</w:style>`;
const based = (on: string): string => `<w:basedOn w:val="${on}"/>`;
const level = (index: number, sign: string, left: number): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="${sign}"/><w:lvlJc w:val="left"/>` +
  `<w:pPr><w:ind w:left="${left}" w:hanging="360"/></w:pPr><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr></w:lvl>`;

const anchoredLogo =
  '<w:r><w:rPr><w:noProof/></w:rPr><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" ' +
  'relativeHeight="251658240" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>' +
  '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>' +
  '<wp:positionV relativeFrom="page"><wp:posOffset>360000</wp:posOffset></wp:positionV>' +
  '<wp:extent cx="1800000" cy="600000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTight wrapText="bothSides">' +
  '<wp:wrapPolygon edited="0"><wp:start x="0" y="0"/><wp:lineTo x="0" y="21600"/><wp:lineTo x="21600" y="0"/></wp:wrapPolygon></wp:wrapTight>' +
  '<wp:docPr id="3" name="Grafik 3" descr="Arms of Calder: a bridge over water"/><wp:cNvGraphicFramePr/>' +
  '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>' +
  '<pic:cNvPr id="3" name="Grafik 3"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>' +
  '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>';

const field = (instruction: string, shown: string): string =>
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
  `<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const likeWordsParts: Parts = {
  '[Content_Types].xml': contentTypesPart(),
  '_rels/.rels': relationshipsPart([
    ['rId1', 'officeDocument', 'word/document.xml'],
    ['rId3', 'extended-properties', 'docProps/app.xml'],
  ]),
  'docProps/app.xml': '<Properties/>',
  'word/document.xml': documentPart(
    '<w:p><w:r><w:t>Hier Text eingeben</w:t></w:r></w:p>',
    '<w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>' +
      '<w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="first" r:id="rId7"/>' +
      '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1247" w:bottom="1134" w:left="1361" w:header="709" w:footer="567" w:gutter="0"/>' +
      '<w:cols w:space="708"/><w:titlePg/><w:docGrid w:linePitch="360"/>',
  ),
  'word/_rels/document.xml.rels': relationshipsPart([
    ['rId1', 'styles', 'styles.xml'],
    ['rId2', 'numbering', 'numbering.xml'],
    ['rId3', 'theme', 'theme/theme1.xml'],
    ['rId4', 'settings', 'settings.xml'],
    ['rId5', 'header', 'header1.xml'],
    ['rId6', 'header', 'header2.xml'],
    ['rId7', 'footer', 'footer1.xml'],
  ]),
  'word/theme/theme1.xml': themePart({
    major: 'Georgia',
    minor: 'Calibri',
    accent1: '8A1538',
    dk2: '3B1F2B',
    lt2: 'F3EDEF',
  }),
  'word/settings.xml': headerPart('').replaceAll('w:hdr', 'w:settings'),
  'word/numbering.xml': headerPart(
    `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${level(0, '\uf0a7', 567)}${level(1, 'o', 1134)}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  ).replaceAll('w:hdr', 'w:numbering'),
  'word/styles.xml': stylesPart(
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>' +
      '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="de-DE" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>' +
      '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
      '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376">' +
      '<w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/><w:lsdException w:name="heading 1" w:uiPriority="9" w:qFormat="1"/>' +
      '<w:lsdException w:name="Grid Table 1 Light" w:uiPriority="46"/></w:latentStyles>' +
      style('Standard', 'Normal', '<w:qFormat/><w:rsid w:val="00AB12CD"/>', 'paragraph', ' w:default="1"') +
      style(
        'berschrift1',
        'heading 1',
        `${based('Standard')}<w:next w:val="Standard"/><w:link w:val="berschrift1Zchn"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:color w:val="8A1538" w:themeColor="accent1"/><w:sz w:val="44"/></w:rPr>`,
      ) +
      style(
        'berschrift2',
        'heading 2',
        `${based('Standard')}<w:next w:val="Standard"/><w:qFormat/><w:pPr><w:keepNext/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="9"/></w:numPr><w:spacing w:before="320" w:after="80"/><w:ind w:left="1440" w:hanging="720"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:color w:val="8A1538"/><w:sz w:val="30"/></w:rPr>`,
      ) +
      style('Titel', 'Title', `${based('Standard')}<w:rPr><w:sz w:val="56"/></w:rPr>`) +
      style(
        'Aufzhlungszeichen',
        'List Bullet',
        `${based('Standard')}<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/></w:pPr>`,
      ) +
      style(
        'Zitat',
        'Quote',
        `${based('Standard')}<w:pPr><w:ind w:left="567"/></w:pPr><w:rPr><w:i/><w:color w:val="BBBBBB"/></w:rPr>`,
      ) +
      style(
        'Kopfzeile',
        'header',
        `${based('Standard')}<w:pPr><w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs></w:pPr>`,
      ) +
      style('Fuzeile', 'footer', `${based('Standard')}<w:rPr><w:sz w:val="16"/></w:rPr>`) +
      style(
        'Hyperlink',
        'Hyperlink',
        '<w:rPr><w:color w:val="0563C1" w:themeColor="hyperlink"/><w:u w:val="single"/></w:rPr>',
        'character',
      ) +
      style('Fett', 'Strong', '<w:rPr><w:b/><w:bCs/></w:rPr>', 'character') +
      style(
        'NormaleTabelle',
        'Normal Table',
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>',
        'table',
        ' w:default="1"',
      ) +
      style(
        'CalderTabelle',
        'Calder Tabelle',
        '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="8A1538"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="8A1538"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="8A1538"/></w:tcPr></w:tblStylePr>',
        'table',
      ),
  ),
  'word/header1.xml': headerPart(
    '<w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr><w:r><w:t>Calder Police Authority</w:t></w:r></w:p>',
  ),
  'word/header2.xml': headerPart(
    `<w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr>${anchoredLogo}<w:r><w:rPr><w:b/></w:rPr><w:t>Calder Police Authority</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr><w:r><w:t>Bridge House, Calder</w:t></w:r></w:p>`,
  ),
  'word/_rels/header2.xml.rels': relationshipsPart([['rId1', 'image', 'media/image1.png']]),
  'word/media/image1.png': aPng(90, 30, [138, 21, 56], { Author: 'Jane Secret' }),
  'word/footer1.xml': headerPart(
    '<w:sdt><w:sdtPr><w:id w:val="1728636285"/><w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>' +
      `<w:p><w:pPr><w:pStyle w:val="Fuzeile"/><w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">Page </w:t></w:r>${field('PAGE', '2')}<w:r><w:t xml:space="preserve"> of </w:t></w:r>${field('NUMPAGES', '2')}</w:p></w:sdtContent></w:sdt>` +
      '<w:p><w:pPr><w:pStyle w:val="Fuzeile"/></w:pPr><w:r><w:t>www.calder.example | Registered charity 0000</w:t></w:r></w:p>',
    'ftr',
  ),
};

/** As Word itself writes them in German: theme fonts, latent styles, a logo on the first page, its own page numbers. */
export const likeWords = zipParts(Object.entries(likeWordsParts));

/** By hand: no theme, styles by outline level alone, a header that is a table, US paper, pages of two sides. */
export const byHand = zipParts(
  Object.entries({
    '[Content_Types].xml': contentTypesPart(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      '/doc/main.xml',
    ),
    '_rels/.rels': relationshipsPart([['r', 'officeDocument', '/doc/main.xml']]),
    'doc/main.xml': documentPart(
      '<w:p/>',
      '<w:headerReference w:type="default" r:id="h"/><w:headerReference w:type="even" r:id="e"/><w:footerReference w:type="default" r:id="f"/>' +
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1080" w:bottom="1440" w:left="1080" w:header="720" w:footer="720" w:gutter="0"/>',
    ),
    'doc/_rels/main.xml.rels': relationshipsPart([
      ['s', 'styles', 'looks.xml'],
      ['h', 'header', 'head.xml'],
      ['e', 'header', 'even.xml'],
      ['f', 'footer', '/doc/foot.xml'],
      ['t', 'settings', 'settings.xml'],
    ]),
    'doc/settings.xml': headerPart('<w:evenAndOddHeaders/>').replaceAll('w:hdr', 'w:settings'),
    'doc/looks.xml': stylesPart(
      style(
        'n',
        'Plain words',
        '<w:rPr><w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/><w:sz w:val="24"/></w:rPr>',
        'paragraph',
        ' w:default="1"',
      ) +
        style(
          'big',
          'Board heading',
          `${based('n')}<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="40"/><w:color w:val="1B4332"/></w:rPr>`,
        ) +
        style(
          'mid',
          'Board sub heading',
          `${based('n')}<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/><w:color w:val="1B4332"/></w:rPr>`,
        ) +
        style('act', 'Action point', `${based('n')}<w:pPr><w:ind w:left="284"/></w:pPr>`) +
        style('agenda', 'Agenda Item', `${based('n')}<w:rPr><w:b/></w:rPr>`),
    ),
    'doc/head.xml': headerPart(
      '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="7080"/></w:tblGrid><w:tr>' +
        '<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p><w:r><w:pict><v:shape style="width:90pt;height:30pt" alt="Oak leaf of Stainmoor"><v:imagedata r:id="p"/></v:shape></w:pict></w:r></w:p></w:tc>' +
        '<w:tc><w:tcPr><w:tcW w:w="7080" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="1B4332"/></w:tcPr><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>Stainmoor Scrutiny Board</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
    ),
    'doc/even.xml': headerPart('<w:p><w:r><w:t>Stainmoor, even pages</w:t></w:r></w:p>'),
    'doc/_rels/head.xml.rels': relationshipsPart([['p', 'image', 'logo.PNG']]),
    'doc/logo.PNG': aPng(90, 30, [27, 67, 50]),
    'doc/foot.xml': headerPart(
      `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">Stainmoor Scrutiny Board – Page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>`,
      'ftr',
    ),
  } satisfies Parts),
);
