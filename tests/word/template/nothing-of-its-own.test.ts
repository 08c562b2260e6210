import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { findHouseStyle } from '../../../electron/core/word/house-style.ts';
import { planToDocx } from '../../../electron/core/word/plan-to-docx.ts';
import { cleanPicture } from '../../../electron/core/word/template/pictures.ts';
import { writeOwnHouseStyle } from '../../../electron/core/word/template/own-house-style.ts';
import { readTemplate } from '../../../electron/core/word/template/read-template.ts';
import { zipParts } from '../../../electron/core/word/zip.ts';
import { guessChoices } from '../../../shared/word-plan/keep-choices.ts';
import { unzipSync } from 'fflate';
import {
  aPng,
  contentTypesPart,
  documentPart,
  headerPart,
  pictureRun,
  relationshipsPart,
  stylesPart,
  themePart,
} from '../../support/builders/a-word-template.ts';
import { flowing } from '../../support/house-styles.ts';
import { resourcesFolder } from '../../support/resources-folder.ts';
import { everyPlan } from '../a-full-meeting.ts';

const secret = 'Zq7Secret';
const field = (instruction: string): string =>
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
  `<w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
  `<w:r><w:t>${secret} field</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const header =
  `<w:p w:rsidR="00${secret}"><w:pPr><w:pStyle w:val="Header"/><w:rPr><w:ins w:id="1" w:author="${secret}" w:date="2026-01-01T00:00:00Z"/></w:rPr></w:pPr>` +
  '<w:r><w:t>Stainmoor Board</w:t></w:r>' +
  `${pictureRun('rId1', `C:\\Users\\${secret}\\logo.png`).replaceAll('"Picture 1"', `"${secret} 1" title="${secret}"`).replace('name="logo"', `name="${secret}.png"`)}` +
  `<w:r><w:rPr><w:vanish/></w:rPr><w:t>${secret} hidden</w:t></w:r>` +
  `<w:del w:id="2" w:author="${secret}"><w:r><w:delText>${secret} deleted</w:delText></w:r></w:del>` +
  `<w:ins w:id="3" w:author="${secret}"><w:r><w:t> of the Dales</w:t></w:r></w:ins>` +
  `<w:hyperlink r:id="rId2" w:tooltip="${secret}"><w:r><w:t> online</w:t></w:r></w:hyperlink>` +
  `<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>` +
  `<w:sdt><w:sdtPr><w:alias w:val="${secret}"/><w:dataBinding w:xpath="/${secret}" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent><w:r><w:t>${secret} author</w:t></w:r></w:sdtContent></w:sdt>` +
  `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>${secret} placeholder</w:t></w:r></w:sdtContent></w:sdt>` +
  `${field(`FILENAME \\p ${secret}`)}${field('AUTHOR')}${field(`INCLUDEPICTURE "C:\\${secret}.png"`)}${field(`DOCPROPERTY ${secret}`)}` +
  `<w:fldSimple w:instr="USERNAME"><w:r><w:t>${secret}</w:t></w:r></w:fldSimple>` +
  `<w:bookmarkStart w:id="4" w:name="${secret}"/><w:bookmarkEnd w:id="4"/>` +
  `<w:r><w:pict><v:shape alt="${secret}"><v:textbox><w:txbxContent><w:p><w:r><w:t>${secret} box</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>` +
  '</w:p>';

const part = (content: string): string => `<x>${secret} ${content}</x>`;
const everywhere = zipParts(
  Object.entries({
    '[Content_Types].xml': contentTypesPart(),
    '_rels/.rels': relationshipsPart([
      ['rId1', 'officeDocument', 'word/document.xml'],
      ['rId2', 'metadata/core-properties', 'docProps/core.xml'],
      ['rId3', 'custom-properties', 'docProps/custom.xml'],
      ['rId4', 'metadata/thumbnail', 'docProps/thumbnail.jpeg'],
    ]),
    'docProps/core.xml': part('creator'),
    'docProps/app.xml': part('company'),
    'docProps/custom.xml': part('property'),
    'docProps/thumbnail.jpeg': secret,
    'customXml/item1.xml': part('custom'),
    'word/document.xml': documentPart(
      `<w:p><w:r><w:t>${secret} body</w:t></w:r></w:p><w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId9"/></w:sectPr></w:pPr></w:p>`,
      '<w:headerReference w:type="default" r:id="rId9"/>',
    ),
    'word/_rels/document.xml.rels': relationshipsPart([
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'theme', 'theme/theme1.xml'],
      ['rId3', 'comments', 'comments.xml'],
      ['rId4', 'glossaryDocument', 'glossary/document.xml'],
      ['rId5', 'vbaProject', 'vbaProject.bin'],
      ['rId6', 'people', 'people.xml'],
      ['rId7', 'numbering', 'numbering.xml'],
      ['rId8', 'settings', 'settings.xml'],
      ['rId9', 'header', 'header1.xml'],
      ['rId10', 'hyperlink', `https://${secret}.example/`, true],
    ]),
    'word/comments.xml': part('comment'),
    'word/people.xml': part('person'),
    'word/glossary/document.xml': part('building block'),
    'word/vbaProject.bin': secret,
    'word/numbering.xml': headerPart(
      `<w:abstractNum w:abstractNumId="0"><w:name w:val="${secret}"/><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="${secret}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    ).replaceAll('w:hdr', 'w:numbering'),
    'word/settings.xml': headerPart(
      `<w:docVars><w:docVar w:name="${secret}" w:val="${secret}"/></w:docVars><w:attachedTemplate r:id="rId1"/>`,
    ).replaceAll('w:hdr', 'w:settings'),
    'word/_rels/settings.xml.rels': relationshipsPart([
      ['rId1', 'attachedTemplate', `file:///C:/${secret}.dotx`, true],
    ]),
    'word/theme/theme1.xml': themePart({
      major: 'Georgia',
      minor: 'Verdana',
      accent1: '8A1538',
      dk2: '333333',
      lt2: 'EEEEEE',
    })
      .replaceAll('name="Office"', `name="${secret}"`)
      .replace('<a:ea typeface=""/>', `<a:ea typeface="${secret}&quot;"/>`),
    'word/styles.xml': stylesPart(
      `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="${secret}"/></w:rPr></w:rPrDefault></w:docDefaults>` +
        `<w:latentStyles w:count="3"><w:lsdException w:name="${secret}"/></w:latentStyles>` +
        `<w:style w:type="paragraph" w:default="1" w:styleId="${secret}"><w:name w:val="Normal"/><w:aliases w:val="${secret}"/><w:rsid w:val="${secret}"/></w:style>` +
        `<w:style w:type="paragraph" w:styleId="${secret}2"><w:name w:val="List Bullet,${secret}"/><w:basedOn w:val="${secret}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>` +
        `<w:rPr><w:rFonts w:ascii="Arial" w:cs="${secret}"/><w:color w:val="${secret}"/></w:rPr></w:style>` +
        '<w:style w:type="paragraph" w:styleId="Kopf"><w:name w:val="header"/></w:style>',
    ),
    'word/header1.xml': headerPart(header),
    'word/_rels/header1.xml.rels': relationshipsPart([
      ['rId1', 'image', `media/${secret}.png`],
      ['rId2', 'hyperlink', `https://${secret}.example/`, true],
    ]),
    [`word/media/${secret}.png`]: aPng(30, 10, [20, 60, 120], { Author: secret, Comment: `C:\\${secret}` }),
  }),
);

test('nothing of a template’s text, properties, comments, names and paths is in a file, wherever it stood', async () => {
  // The secret is there to be found.
  const parts = Object.entries(unzipSync(everywhere));
  const without = parts.filter(
    ([name, bytes]) => !`${name}${Buffer.from(bytes).toString('latin1')}`.includes(secret),
  );
  expect(without.map(([name]) => name)).toEqual(['[Content_Types].xml', '_rels/.rels']);

  const dataFolder = mkdtempSync(join(tmpdir(), 'nothing-of-its-own-'));
  try {
    const { reading, pictures } = readTemplate(everywhere);
    const own = { revision: 1, name: 'Board', reading, choices: guessChoices(reading), pictures };
    await writeOwnHouseStyle(dataFolder, 'board', own, flowing);
    const found = findHouseStyle({ resourcesFolder, dataFolder }, 'board');
    if (!found.ok) throw new Error(found.fault.place);
    expect(JSON.stringify(found.houseStyle)).not.toContain(secret);
    for (const plan of everyPlan) {
      const written = Object.entries(unzipSync(planToDocx(plan, found.houseStyle)));
      for (const [name, bytes] of written) {
        expect(`${name} ${Buffer.from(bytes).toString('latin1')}`).not.toContain(secret);
      }
      const head = written.find(([name]) => name === 'word/header2.xml')?.[1] ?? new Uint8Array();
      // What can be seen of the head is there, with its logo.
      expect(Buffer.from(head).toString()).toMatch(/Stainmoor Board.*<w:drawing>.* of the Dales.* online/);
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

test('what a template’s head hid or worked out is said to be left out', () => {
  const { notes } = readTemplate(everywhere).reading;
  expect(Object.fromEntries(notes.map(({ code, count }) => [code, count]))).toEqual({
    'macros-left-out': 1,
    'links-left-out': 1,
    'fields-left-out': 7,
    'shapes-left-out': 1,
    'hidden-text-left-out': 2,
    'picture-without-words': 1,
  });
});

const marked = (bytes: Uint8Array): boolean => Buffer.from(bytes).toString('latin1').includes(secret);
const note = Buffer.from(secret, 'latin1');

test('a PNG loses what is beside the picture and behind its end, and is drawn the same', () => {
  const bytes = new Uint8Array(Buffer.concat([aPng(4, 2, [1, 2, 3], { Author: secret }), note]));
  const clean = cleanPicture(bytes);
  expect(clean).toMatchObject({ ending: 'png', bytes: aPng(4, 2, [1, 2, 3]) });
  const at = Buffer.from(clean?.bytes ?? []).indexOf('IDAT');
  expect(inflateSync(Buffer.from(clean?.bytes ?? []).subarray(at + 4)).subarray(0, 4)).toEqual(
    Buffer.from([0, 1, 2, 3]),
  );
});

test('a JPEG loses its notes and keeps what draws it', () => {
  const segment = (marker: number, data: Buffer): Buffer => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(data.length + 2);
    return Buffer.concat([Buffer.from([0xff, marker]), length, data]);
  };
  const drawn = [
    segment(0xe0, Buffer.from('JFIF\0')),
    segment(0xee, Buffer.from('Adobe')),
    segment(0xdb, Buffer.alloc(65)),
  ];
  const scan = Buffer.concat([
    segment(0xda, Buffer.from([1])),
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
  ]);
  const start = Buffer.from([0xff, 0xd8]);
  const end = Buffer.from([0xff, 0xd9]);
  const whole = Buffer.concat([
    start,
    ...drawn,
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), note])),
    segment(0xed, note),
    segment(0xfe, note),
    scan,
    end,
    note,
  ]);
  expect(marked(whole)).toBe(true);
  expect(cleanPicture(new Uint8Array(whole))?.bytes).toEqual(
    new Uint8Array(Buffer.concat([start, ...drawn, scan, end])),
  );
});

test('a GIF loses its comments, an EMF its description', () => {
  const head = Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
  ]);
  const picture = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0]);
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe, note.length]), note, Buffer.from([0])]);
  const end = Buffer.from([0x3b]);
  expect(cleanPicture(new Uint8Array(Buffer.concat([head, comment, picture, end])))?.bytes).toEqual(
    new Uint8Array(Buffer.concat([head, picture, end])),
  );

  const description = Buffer.from(`${secret}\0`, 'utf16le');
  const header = Buffer.alloc(Math.ceil((108 + description.length) / 4) * 4);
  header.writeUInt32LE(1, 0);
  header.writeUInt32LE(header.length, 4);
  header.write(' EMF', 40, 'latin1');
  header.writeUInt32LE(description.length / 2, 60);
  header.writeUInt32LE(108, 64);
  description.copy(header, 108);
  const remark = Buffer.alloc(12 + 12);
  remark.writeUInt32LE(70, 0);
  remark.writeUInt32LE(remark.length, 4);
  remark.writeUInt32LE(note.length, 8);
  note.copy(remark, 12);
  const last = Buffer.alloc(20);
  last.writeUInt32LE(14, 0);
  last.writeUInt32LE(20, 4);
  const emf = new Uint8Array(Buffer.concat([header, remark, last]));
  const clean = cleanPicture(emf)?.bytes ?? new Uint8Array();
  expect(clean).toHaveLength(emf.length);
  expect([marked(clean), Buffer.from(clean).includes(description)]).toEqual([false, false]);
});
