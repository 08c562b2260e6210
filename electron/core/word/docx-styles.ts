import {
  AlignmentType,
  ImportedXmlComponent,
  LineRuleType,
  PageOrientation,
  ShadingType,
  type ICharacterStyleOptions,
  type IParagraphStyleOptions,
  type IPropertiesOptions,
} from 'docx';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import type { CharacterStyle, HouseStyle, ParagraphStyle } from '../../../shared/contract/house-style.ts';

const twipsPerMillimetre = 1440 / 25.4;

export function twips(millimetres: number): number {
  return Math.round(millimetres * twipsPerMillimetre);
}

/** A4 where the house style says nothing else. docx swaps the sides of a landscape page itself. */
export function pageSizeTwips({ isLandscape, sizeMm }: HouseStyle['page']) {
  const widthTwips = sizeMm ? twips(sizeMm.width) : 11906;
  const heightTwips = sizeMm ? twips(sizeMm.height) : 16838;
  return {
    widthTwips,
    heightTwips,
    acrossTwips: isLandscape ? heightTwips : widthTwips,
    orientation: { orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
  } as const;
}

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The named styles of a house style for one kind of file: those of its Word template, then those that it lacks. */
export function docxStyles(
  houseStyle: HouseStyle,
  plan: WordPlan,
): Pick<IPropertiesOptions, 'styles' | 'externalStyles'> {
  const { template, styles, characterStyles } = houseStyle;
  const stylesXml = template?.stylesXml ?? null;
  const different = houseStyle.kinds[plan.kind]?.styles ?? {};
  const isNew = ({ id }: { readonly id: string }): boolean => !stylesXml?.includes(`w:styleId="${id}"`);
  const described = {
    paragraphStyles: styles
      .filter(isNew)
      .map((style) => paragraphStyleOf({ ...style, ...different[style.id] })),
    characterStyles: characterStyles.filter(isNew).map(characterStyleOf),
  };
  // docx describes neither of these; they are written as they stand in Word's own files.
  const written = [
    ...(stylesXml?.includes('<w:docDefaults') ? [] : [documentDefaults(houseStyle, plan.language)]),
    ...[
      { id: 'SecretariatTable', xml: tableStyle(houseStyle) },
      { id: 'FootnoteReference', xml: footnoteReferenceStyle },
    ]
      .filter(isNew)
      .map(({ xml }) => xml),
  ];
  return stylesXml === null
    ? {
        styles: {
          ...described,
          importedStyles: written.map((xml) =>
            ImportedXmlComponent.fromXmlString(xml.replace('>', ` xmlns:w="${wordNamespace}">`)),
          ),
        },
      }
    : {
        styles: described,
        externalStyles: inLanguage(stylesXml, plan.language).replace(
          '</w:styles>',
          () => `${written.join('')}</w:styles>`,
        ),
      };
}

/** A template's styles with the language of the file: what is read out in another one cannot be understood. */
function inLanguage(stylesXml: string, language: string): string {
  const lang = `<w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/>`;
  const spoken = stylesXml.replace(/<w:lang\b[^>]*\/>/g, () => lang);
  const [defaults = ''] = /<w:docDefaults>.*?<\/w:docDefaults>/s.exec(spoken) ?? [];
  if (defaults === '' || defaults.includes(lang)) return spoken;
  // The order of these is the schema's: the language stands at the end of the defaults for runs, which come first.
  const whole = defaults.replace('<w:rPrDefault/>', '<w:rPrDefault></w:rPrDefault>');
  const named = /<w:rPrDefault>.*<\/w:rPr>/s.test(whole)
    ? whole.replace('</w:rPr>', () => `${lang}</w:rPr>`)
    : whole.includes('<w:rPrDefault>')
      ? whole.replace('<w:rPrDefault>', () => `<w:rPrDefault><w:rPr>${lang}</w:rPr>`)
      : whole.replace(
          '<w:docDefaults>',
          () => `<w:docDefaults><w:rPrDefault><w:rPr>${lang}</w:rPr></w:rPrDefault>`,
        );
  return spoken.replace(defaults, () => named);
}

/** Font, size, colour and language of everything that says nothing else (ECMA-376 Part 1, 17.7.5.1). */
function documentDefaults({ font, textColour }: HouseStyle, language: string): string {
  const fonts = ['ascii', 'hAnsi', 'eastAsia', 'cs'].map((each) => `w:${each}="${font}"`).join(' ');
  return (
    `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ${fonts}/><w:color w:val="${textColour}"/>` +
    `<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/>` +
    '</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
  );
}

// docx's separator of footnotes names it, in files without a footnote too.
const footnoteReferenceStyle =
  '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>' +
  '<w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>';

function paragraphStyleOf(style: ParagraphStyle): IParagraphStyleOptions {
  const { indentMm, hangingMm, lineSpacing, spaceBeforePt, spaceAfterPt } = style;
  return {
    id: style.id,
    name: style.name,
    quickFormat: true,
    ...(style.basedOn === undefined ? {} : { basedOn: style.basedOn }),
    ...(style.next === undefined ? {} : { next: style.next }),
    run: {
      ...runOf(style),
      ...(style.sizePt === undefined ? {} : { size: Math.round(style.sizePt * 2) }),
    },
    paragraph: {
      ...(style.id === 'Normal' ? { widowControl: true } : {}),
      ...(style.alignment === undefined ? {} : { alignment: AlignmentType[alignments[style.alignment]] }),
      ...(style.isKeptWithNext === undefined ? {} : { keepNext: style.isKeptWithNext }),
      ...(style.isKeptTogether === undefined ? {} : { keepLines: style.isKeptTogether }),
      ...(style.outlineLevel === undefined ? {} : { outlineLevel: style.outlineLevel - 1 }),
      ...(indentMm === undefined && hangingMm === undefined
        ? {}
        : { indent: { left: twips(indentMm ?? 0), hanging: twips(hangingMm ?? 0) } }),
      spacing: {
        ...(spaceBeforePt === undefined ? {} : { before: Math.round(spaceBeforePt * 20) }),
        ...(spaceAfterPt === undefined ? {} : { after: Math.round(spaceAfterPt * 20) }),
        // Said although it is the default (17.18.48): LibreOffice takes a line without a rule as a height.
        ...(lineSpacing === undefined
          ? {}
          : { line: Math.round(lineSpacing * 240), lineRule: LineRuleType.AUTO }),
      },
    },
  };
}

type Said = { sizePt: number; spaceBeforePt: number; spaceAfterPt: number; isKeptWithNext: boolean };
type Look = { readonly [Name in keyof Said]?: Said[Name] | undefined };

/** What a style says, or one that it is based on; null where none of them does. */
export function saidByStyle<Name extends keyof Said>(
  houseStyle: HouseStyle,
  kind: WordPlan['kind'],
  id: string,
  name: Name,
): Said[Name] | null {
  const style = houseStyle.styles.find((each) => each.id === id);
  const looks: readonly (Look | undefined)[] = [houseStyle.kinds[kind]?.styles?.[id], style];
  for (const look of looks) {
    const said = look?.[name];
    if (said !== undefined) return said;
  }
  return style?.basedOn === undefined ? null : saidByStyle(houseStyle, kind, style.basedOn, name);
}

const alignments = { left: 'LEFT', right: 'RIGHT', center: 'CENTER' } as const;

function characterStyleOf(style: CharacterStyle): ICharacterStyleOptions {
  return {
    id: style.id,
    name: style.name,
    quickFormat: true,
    run: {
      ...runOf(style),
      ...(style.isUnderlined === true ? { underline: {} } : {}),
      ...(style.shading === undefined
        ? {}
        : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: style.shading } }),
    },
  };
}

function runOf(style: Pick<CharacterStyle, 'isBold' | 'isItalic' | 'isCaps' | 'colour'>) {
  return {
    ...(style.isBold === undefined ? {} : { bold: style.isBold }),
    ...(style.isItalic === undefined ? {} : { italics: style.isItalic }),
    ...(style.isCaps === undefined ? {} : { allCaps: style.isCaps }),
    ...(style.colour === undefined ? {} : { color: style.colour }),
  };
}

/** ECMA-376 Part 1, 17.7.6. */
function tableStyle({ table }: HouseStyle): string {
  const border = (side: string): string =>
    `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${table.borderColour}"/>`;
  const padding = twips(table.cellPaddingMm);
  const cell = (side: string): string => `<w:${side} w:w="${padding}" w:type="dxa"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
  return (
    '<w:style w:type="table" w:customStyle="1" w:styleId="SecretariatTable"><w:name w:val="Secretariat Table"/>' +
    `<w:qFormat/><w:tblPr><w:tblBorders>${borders}</w:tblBorders>` +
    `<w:tblCellMar>${cell('left')}${cell('right')}</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow">` +
    `<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${table.headerShading}"/></w:tcPr></w:tblStylePr></w:style>`
  );
}
