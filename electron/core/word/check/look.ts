import { attributesOf, scanXml, valueIn } from './scan-xml.ts';

// How a run looks in the end: what the document says of everything, its paragraph's style, its own style, and what is
// said of it alone, each over the one before (ECMA-376 Part 1, 17.7.2).

export type Look = {
  readonly sizePt: number;
  /** Six digits, or `auto`: black or white, as the ground asks for. */
  readonly colour: string;
  readonly background: string | null;
  readonly language: string | null;
  readonly isHidden: boolean;
};

export type PartialLook = {
  sizePt?: number;
  colour?: string;
  background?: string | null;
  language?: string;
  isHidden?: boolean;
};

export type FileStyle = {
  readonly basedOn: string | null;
  readonly look: PartialLook;
  readonly background: string | null;
  readonly level: number | null;
  readonly isKeptWithNext: boolean | null;
  readonly isInList: boolean | null;
  /** Of a table: the ground of its first row. */
  readonly firstRowBackground: string | null;
};

export type FileStyles = {
  readonly defaults: PartialLook;
  readonly paragraph: (id: string | null) => ParagraphLook;
  readonly character: (id: string | null) => PartialLook;
  readonly firstRowBackground: (tableStyle: string | null) => string | null;
};

export type ParagraphLook = {
  readonly look: PartialLook;
  readonly background: string | null;
  readonly level: number | null;
  readonly isKeptWithNext: boolean;
  readonly isInList: boolean;
};

/** Takes what one element in a run's properties says. */
export function readRunProperty(look: PartialLook, element: string, attributes: string): void {
  switch (element) {
    case 'sz':
      look.sizePt = Number(valueIn(attributes)) / 2;
      return;
    case 'color':
      look.colour = valueIn(attributes) ?? 'auto';
      return;
    case 'shd':
      look.background = groundOf(attributes);
      return;
    case 'highlight':
      look.background = highlights[valueIn(attributes) ?? ''] ?? null;
      return;
    case 'lang': {
      const language = valueIn(attributes);
      if (language !== null) look.language = language;
      return;
    }
    case 'vanish':
      look.isHidden = isOn(attributes);
      return;
  }
}

/** The ground that a shading makes; null: none of its own. */
export function groundOf(attributes: string): string | null {
  const fill = attributesOf(attributes).get('fill') ?? 'auto';
  return /^[0-9A-F]{6}$/i.test(fill) ? fill : null;
}

/** Whether a property that is either on or off is on. */
export function isOn(attributes: string): boolean {
  return !['0', 'false', 'off'].includes(valueIn(attributes) ?? 'true');
}

/** ECMA-376 Part 1, 17.18.40. */
const highlights: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  cyan: '00FFFF',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGray: '808080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  green: '00FF00',
  lightGray: 'C0C0C0',
  magenta: 'FF00FF',
  red: 'FF0000',
  white: 'FFFFFF',
  yellow: 'FFFF00',
};

type StyleInWork = {
  -readonly [Key in keyof FileStyle]: FileStyle[Key];
};

/** Reads the styles of a file. What has no style has that of the paragraph style that is the default. */
export function readStyles(xml: string): FileStyles {
  const styles = new Map<string, FileStyle>();
  const defaults: PartialLook = {};
  let current: StyleInWork | null = null;
  let defaultId: string | null = null;
  let isFirstRow = false;
  let inRun = false;
  let inDefaults = false;
  scanXml(xml, {
    open: (element, attributes) => {
      if (element === 'style') {
        const found = attributesOf(attributes);
        current = {
          basedOn: null,
          look: {},
          background: null,
          level: null,
          isKeptWithNext: null,
          isInList: null,
          firstRowBackground: null,
        };
        styles.set(found.get('styleId') ?? '', current);
        if (found.get('type') === 'paragraph' && ['1', 'true', 'on'].includes(found.get('default') ?? '')) {
          defaultId = found.get('styleId') ?? null;
        }
      } else if (element === 'rPrDefault') inDefaults = true;
      else if (element === 'rPr') inRun = true;
      else if (element === 'tblStylePr') isFirstRow = attributesOf(attributes).get('type') === 'firstRow';
      else if (inDefaults) readRunProperty(defaults, element, attributes);
      else if (current !== null) readStyleProperty(current, element, attributes, inRun, isFirstRow);
    },
    close: (element) => {
      if (element === 'style') current = null;
      else if (element === 'rPrDefault') inDefaults = false;
      else if (element === 'rPr') inRun = false;
      else if (element === 'tblStylePr') isFirstRow = false;
    },
    text: () => undefined,
    aside: () => undefined,
  });

  const chainOf = (id: string | null): readonly FileStyle[] => {
    const chain: FileStyle[] = [];
    for (let at = id; at !== null && chain.length < 20;) {
      const style = styles.get(at);
      if (!style) break;
      chain.unshift(style);
      at = style.basedOn;
    }
    return chain;
  };
  const character = remembered(
    (id) => Object.assign({}, ...chainOf(id).map(({ look }) => look)) as PartialLook,
  );
  const paragraph = remembered((id): ParagraphLook => {
    const chain = chainOf(id ?? defaultId);
    const last = <Key extends keyof FileStyle>(key: Key): FileStyle[Key] | null =>
      chain.findLast((style) => style[key] !== null)?.[key] ?? null;
    const level = last('level');
    return {
      look: Object.assign({}, ...chain.map(({ look }) => look)) as PartialLook,
      background: last('background'),
      level: level !== null && level <= 9 ? level : null,
      isKeptWithNext: last('isKeptWithNext') ?? false,
      isInList: last('isInList') ?? false,
    };
  });
  return {
    defaults,
    paragraph,
    character,
    firstRowBackground: (id) =>
      chainOf(id).findLast(({ firstRowBackground }) => firstRowBackground !== null)?.firstRowBackground ??
      null,
  };
}

function readStyleProperty(
  style: StyleInWork,
  element: string,
  attributes: string,
  inRun: boolean,
  isFirstRow: boolean,
): void {
  if (isFirstRow) {
    if (element === 'shd' && !inRun) style.firstRowBackground = groundOf(attributes);
    return;
  }
  if (inRun) readRunProperty(style.look, element, attributes);
  else if (element === 'basedOn') style.basedOn = valueIn(attributes);
  else if (element === 'outlineLvl') style.level = Number(valueIn(attributes)) + 1;
  else if (element === 'keepNext') style.isKeptWithNext = isOn(attributes);
  else if (element === 'numId') style.isInList = valueIn(attributes) !== '0';
  else if (element === 'shd') style.background = groundOf(attributes);
}

function remembered<Value>(make: (id: string | null) => Value): (id: string | null) => Value {
  const made = new Map<string | null, Value>();
  return (id) => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const value = make(id);
    made.set(id, value);
    return value;
  };
}
