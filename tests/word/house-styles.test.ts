import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findHouseStyle, listHouseStyles } from '../../electron/core/word/house-style.ts';
import { planToDocx } from '../../electron/core/word/plan-to-docx.ts';
import type { HouseStyle } from '../../shared/contract/house-style.ts';
import { planAgenda } from '../../shared/word-plan/plan-agenda.ts';
import { wordHouseStyleFault } from '../../shared/wording/word-house-style-fault.ts';
import { aMeetingFacts } from '../support/builders/meeting-facts.ts';
import { readDocx } from '../support/docx-reader.ts';
import { resourcesFolder } from '../support/resources-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const agenda = planAgenda(aMeetingFacts());
const flowingFolder = join(resourcesFolder, 'house-styles', 'flowing');
const flowingJson = readFileSync(join(flowingFolder, 'house-style.json'), 'utf8');

/** A data folder with one house style of its own, a copy of `flowing` with other files beside or in place of its own. */
function dataFolderWith(files: Readonly<Record<string, string>>, id = 'calder'): string {
  const dataFolder = temporaryFolder();
  const folder = join(dataFolder, 'house-styles', id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'house-style.json'), flowingJson);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return dataFolder;
}

const changed = (from: string, to: string): string => {
  expect(flowingJson).toContain(from);
  return flowingJson.replace(from, () => to);
};

function foundIn(dataFolder: string, id = 'calder'): HouseStyle {
  const found = findHouseStyle({ resourcesFolder, dataFolder }, id);
  if (!found.ok) throw new Error(wordHouseStyleFault(found.fault));
  return found.houseStyle;
}

function faultIn(dataFolder: string, id = 'calder'): string {
  const places = { resourcesFolder, dataFolder };
  const fault = listHouseStyles(places).find((each) => each.id === id && each.origin === 'own')?.fault;
  if (!fault) throw new Error('no fault is listed');
  const found = findHouseStyle(places, id);
  // What is listed with a fault makes no file.
  if (fault.code !== 'name-of-built-in') expect(found).toEqual({ ok: false, fault });
  return wordHouseStyleFault(fault);
}

describe('house styles', () => {
  test('that come with the program are sound, and those of the data folder stand behind them', () => {
    const places = {
      resourcesFolder,
      dataFolder: dataFolderWith({ 'house-style.json': changed('"Flowing headings"', '"Calder"') }),
    };
    const listed = listHouseStyles(places);
    expect(listed.filter(({ fault }) => fault !== null)).toEqual([]);
    expect(listed.map(({ id }) => id)).toContain('flowing');
    expect(listed.at(-1)).toMatchObject({ id: 'calder', name: 'Calder', origin: 'own', fault: null });
  });

  test('of a data folder without any are those of the program alone', () => {
    const listed = listHouseStyles({ resourcesFolder, dataFolder: temporaryFolder() });
    expect(new Set(listed.map(({ origin }) => origin))).toEqual(new Set(['built-in']));
  });

  test.each([
    ['nothing in it', 'house-style.json', null, 'The file “house-style.json” is missing in its folder.'],
    [
      'a file that breaks off',
      'house-style.json',
      '{ "name": "Cal',
      'The file “house-style.json” in its folder is damaged or not finished.',
    ],
    [
      'a role that is missing',
      'house-style.json',
      changed('"title": { "style": "Heading1" },', ''),
      'What it says at “roles.title” is missing or not allowed.',
    ],
    [
      'a style that is not there',
      'house-style.json',
      changed('"title": { "style": "Heading1" },', '"title": { "style": "Grand" },'),
      'It uses styles that it does not have: Grand.',
    ],
    [
      'small letters',
      'house-style.json',
      changed('"sizePt": 14', '"sizePt": 9'),
      'At “styles.2.sizePt” it asks for letters smaller than 12 point, which many people cannot read.',
    ],
    [
      'pale letters',
      'house-style.json',
      changed('"linkColour": "0B4F5C"', '"linkColour": "4FA0D0"'),
      'The colours of “linkColour” are too much alike to be read by everyone: text needs a contrast of 4.5 to 1.',
    ],
    [
      'letters too pale for the ground of a heading row',
      'house-style.json',
      changed('"headerShading": "E8EEF0"', '"headerShading": "5B6B70"'),
      'The colours of “textColour” are too much alike to be read by everyone: text needs a contrast of 4.5 to 1.',
    ],
    [
      'a word that nothing knows',
      'house-style.json',
      changed('"font": "Arial"', '"font": "Arial", "fonts": []'),
      'What it says at “house-style.json” is missing or not allowed.',
    ],
    [
      'a header that is not there',
      'template.json',
      '{ "furniture": [{ "place": "header", "pages": "first", "relationships": [], "file": "header-first.xml" }], "media": [] }',
      'The file “header-first.xml” is missing in its folder.',
    ],
    [
      'a header outside of it',
      'template.json',
      '{ "furniture": [{ "place": "header", "pages": "first", "relationships": [], "file": "../../secret.xml" }], "media": [] }',
      'What it says at “furniture.0.file” is missing or not allowed.',
    ],
  ])('with %s are listed with what is wrong, and make no file', (_name, file, content, sentence) => {
    const dataFolder = dataFolderWith(content === null ? {} : { [file]: content });
    if (content === null) rmSync(join(dataFolder, 'house-styles', 'calder', file));
    expect(faultIn(dataFolder)).toBe(sentence);
  });

  test('have a name that every file system takes, and none that the program has', () => {
    expect(faultIn(dataFolderWith({}, 'Calder Style'), 'Calder Style')).toContain('small letters');
    const dataFolder = dataFolderWith({ 'house-style.json': changed('"Arial"', '"Gill Sans"') }, 'flowing');
    expect(faultIn(dataFolder, 'flowing')).toContain('same folder name');
    expect(foundIn(dataFolder, 'flowing')).toMatchObject({ origin: 'built-in', font: 'Arial' });
  });

  test.each(['nowhere', '..', '../house-styles/flowing', ''])('are not looked for at “%s”', (id) => {
    expect(findHouseStyle({ resourcesFolder, dataFolder: dataFolderWith({}) }, id)).toEqual({
      ok: false,
      fault: { code: 'folder-missing', place: id },
    });
  });

  test('change how a file looks without any code', () => {
    const calder = foundIn(dataFolderWith({ 'house-style.json': changed('"Arial"', '"Gill Sans"') }));
    const file = readDocx(planToDocx(agenda, calder));
    expect(file.files.get('word/styles.xml')).toContain('w:ascii="Gill Sans"');
  });

  test('take their styles from a Word template where they have one', () => {
    const styles = `<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="800000"/></w:rPr></w:style></w:styles>`;
    const file = readDocx(planToDocx(agenda, foundIn(dataFolderWith({ 'styles.xml': styles }))));
    expect(file.language).toBe('en-GB');
    expect(file.files.get('word/styles.xml')).toContain('<w:color w:val="800000"/>');
    expect([...file.styles.keys()]).toEqual(
      expect.arrayContaining(['SecretariatTable', 'AgendaItem', 'Hyperlink']),
    );
    expect(file.texts).toContain('Welcome and apologies');
  });

  test.each([
    ['another language', '<w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'],
    ['no language', '<w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault>'],
    ['no run properties', '<w:rPrDefault/>'],
    ['no defaults for runs', ''],
  ])('speak British English although their Word template has %s', (_name, defaults) => {
    const styles = `<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>${defaults}<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:style></w:styles>`;
    const file = readDocx(planToDocx(agenda, foundIn(dataFolderWith({ 'styles.xml': styles }))));
    expect(file.language).toBe('en-GB');
    expect(file.files.get('word/styles.xml')).not.toMatch(/w:val="(en-US|de-DE)"/);
  });

  test('carry the parts of a Word template whole', () => {
    const template = JSON.stringify({
      furniture: [
        {
          place: 'header',
          pages: 'first',
          relationships: [{ id: 'rId1', kind: 'image', target: 'logo.png' }],
          file: 'header-first.xml',
        },
      ],
      media: [{ name: 'logo.png', mediaType: 'image/png' }],
    });
    const dataFolder = dataFolderWith({
      'template.json': template,
      'header-first.xml': '<w:hdr/>',
      'logo.png': 'PNG',
      'theme.xml': '<a:theme/>',
    });
    expect(foundIn(dataFolder).template).toMatchObject({
      stylesXml: null,
      themeXml: '<a:theme/>',
      furniture: [{ place: 'header', pages: 'first', xml: '<w:hdr/>' }],
      media: [{ name: 'logo.png', base64: Buffer.from('PNG').toString('base64') }],
    });
  });
});
