import {
  furniturePlaces,
  largestTemplate,
  type TemplateReading,
} from '../../../../shared/contract/template-reading.ts';
import { openShelf, type ShelvedPicture } from './drawings.ts';
import { readFurniture } from './furniture.ts';
import { readLists } from './lists.ts';
import { Noted } from './notes.ts';
import { openPackage, type TemplatePackage } from './package.ts';
import { readSections } from './sections.ts';
import { readStyles } from './styles.ts';
import { TemplateNotRead } from './template-not-read.ts';
import { noTheme, readTheme, type Theme } from './theme.ts';
import { childOf, isOn, readXml } from './xml-tree.ts';
import { openZip } from './zip-directory.ts';

export type ReadTemplate = {
  readonly reading: TemplateReading;
  /** The bytes of each picture by its name. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
};

/**
 * Takes from a Word template what makes files look like the organisation's own, and nothing else. Throws
 * `TemplateNotRead`.
 */
export function readTemplate(bytes: Uint8Array): ReadTemplate {
  refuseOther(bytes);
  const file = openPackage(openZip(bytes));
  const noted = new Noted();
  const document = file.zip.part(file.documentName);
  if (!document) throw new TemplateNotRead('damaged', 'no document');
  const sections = readSections(document);
  const themeRoot = file.xmlOf('theme');
  const theme = themeRoot ? readTheme(themeRoot) : noTheme;
  const stylesRoot = file.xmlOf('styles');
  const styles = readStyles(stylesRoot, theme, readLists(file.xmlOf('numbering')), noted);
  if (!styles.styles.some(({ kind }) => kind === 'paragraph')) noted.add('no-styles');
  const shelf = openShelf(file, noted);
  const relationships = file.relationshipsOf(file.documentName);
  const hasEvenPages = isOn(childOf(file.xmlOf('settings') ?? undefined, 'w:evenAndOddHeaders'));
  const furniture = furniturePlaces.flatMap((place) => {
    if (place.endsWith('-even') && !hasEvenPages) return [];
    if (place.endsWith('-first') && !sections.isFirstPageDifferent) return [];
    const target = relationships.find(({ id }) => id !== '' && id === sections.furniture[place]);
    const part = target && !target.isExternal ? file.zip.part(target.target) : null;
    if (!target || !part) return [];
    const read = readFurniture(place, readXml(part, target.target), {
      theme,
      styleIdOf: styles.idOf,
      shelf: shelf.of(file.relationshipsOf(target.target)),
      noted,
    });
    return read ? [read] : [];
  });
  noteWhatStays(file, noted);
  const text = styles.styles.find(({ id }) => id === 'Normal')?.look;
  const heading = styles.styles.find(({ id }) => id === 'Heading1')?.look;
  const textFont = text?.font ?? styles.font;
  return {
    reading: {
      fonts: { text: textFont, heading: heading?.font ?? theme.headingFont ?? textFont },
      colours: coloursOf(
        theme,
        text?.colour ?? '000000',
        styles.styles.find(({ id }) => id === 'Hyperlink')?.look.colour,
      ),
      page: sections.page,
      stylesXml: styles.xml,
      styles: [...styles.styles],
      furniture,
      isFirstPageDifferent: sections.isFirstPageDifferent,
      pictures: shelf.pictures.map(({ bytes: _bytes, ...picture }) => picture),
      notes: noted.list(),
    },
    pictures: new Map(shelf.pictures.map(({ name, bytes: picture }: ShelvedPicture) => [name, picture])),
  };
}

/** What is no zip file at all is named by its first bytes. */
function refuseOther(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new TemplateNotRead('empty-file');
  if (bytes.length > largestTemplate) throw new TemplateNotRead('too-large', `${bytes.length} bytes`);
  const begins = (...start: readonly number[]): boolean =>
    start.every((byte, index) => bytes[index] === byte);
  if (begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    // The names in its directory are UTF-16 ([MS-CFB] 2.6.1).
    const holds = (name: string): boolean => Buffer.from(bytes).includes(Buffer.from(name, 'utf16le'));
    if (holds('EncryptedPackage')) throw new TemplateNotRead('password-protected');
    throw new TemplateNotRead(holds('WordDocument') ? 'old-word-file' : 'not-a-word-file', 'compound file');
  }
  if (!begins(0x50, 0x4b)) throw new TemplateNotRead('not-a-word-file', 'no zip file');
}

function noteWhatStays(file: TemplatePackage, noted: Noted): void {
  if (file.hasMacros) noted.add('macros-left-out');
  for (const name of file.zip.names.filter((each) =>
    /^word\/_rels\/(document|settings)\.xml\.rels$/i.test(each),
  )) {
    const part = name.replace('_rels/', '').replace(/\.rels$/i, '');
    const outside = file
      .relationshipsOf(part)
      .filter(({ isExternal, kind }) => isExternal && kind !== 'hyperlink');
    for (const _each of outside) noted.add('links-left-out');
  }
}

const usualAccents = ['1F3864', '0B4F5C', '5B2C6F', '7B3F00', '1E6B3A', '8B1A1A'] as const;

function coloursOf(theme: Theme, text: string, link: string | undefined): TemplateReading['colours'] {
  const { colours } = theme;
  return {
    text,
    link: link ?? colours['hlink'] ?? '0563C1',
    accents: usualAccents.map((usual, index) => colours[`accent${index + 1}`] ?? usual),
    dark: colours['dk2'] ?? '1F3864',
    light: colours['lt2'] ?? 'E7E6E6',
  };
}
