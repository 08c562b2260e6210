import { childOf, findIn, type XmlElement } from './xml-tree.ts';

// The fonts and colours that a template names by their part in its theme (ECMA-376 Part 1, 20.1.6).

export type Theme = {
  readonly headingFont: string | null;
  readonly textFont: string | null;
  /** By their names in the theme: dk1, lt1, dk2, lt2, accent1 to accent6, hlink, folHlink. */
  readonly colours: Readonly<Record<string, string>>;
};

export const noTheme: Theme = { headingFont: null, textFont: null, colours: {} };

export function readTheme(root: XmlElement): Theme {
  const elements = childOf(root, 'a:themeElements');
  const fonts = childOf(elements, 'a:fontScheme');
  const fontOf = (name: string): string | null => {
    const typeface = childOf(childOf(fonts, name), 'a:latin')?.attributes['typeface'];
    return fontName(typeface);
  };
  const colours: Record<string, string> = {};
  for (const each of childOf(elements, 'a:clrScheme')?.children ?? []) {
    const rgb =
      findIn(each, 'a:srgbClr')?.attributes['val'] ?? findIn(each, 'a:sysClr')?.attributes['lastClr'];
    const colour = colourOf(rgb);
    if (colour !== null) colours[each.name.replace('a:', '')] = colour;
  }
  return { headingFont: fontOf('a:majorFont'), textFont: fontOf('a:minorFont'), colours };
}

const themeNames: Readonly<Record<string, string>> = {
  text1: 'dk1',
  dark1: 'dk1',
  background1: 'lt1',
  light1: 'lt1',
  text2: 'dk2',
  dark2: 'dk2',
  background2: 'lt2',
  light2: 'lt2',
  hyperlink: 'hlink',
  followedHyperlink: 'folHlink',
};

/** The colour of a `w:themeColor`, without the tint that Word writes out beside it anyway. */
export function themeColour(theme: Theme, name: string | undefined): string | null {
  return name === undefined ? null : (theme.colours[themeNames[name] ?? name] ?? null);
}

/** A font that letters can be printed in: a name of ordinary characters, and none of the fonts of signs. */
export function fontName(name: string | undefined): string | null {
  if (name === undefined || !/^[\w -]{1,60}$/.test(name)) return null;
  return /^(symbol|wingdings|webdings|marlett)/i.test(name) ? null : name;
}

export function colourOf(value: string | undefined): string | null {
  return value !== undefined && /^[0-9a-f]{6}$/i.test(value) ? value.toUpperCase() : null;
}
