import { paragraphRoles, type ParagraphRole } from '../domain/word-roles.ts';
import type { TemplateReading, TemplateStyle } from '../contract/template-reading.ts';

/** The style of a template for each role; null where the program makes one in the template's fonts and colours. */
export type RoleStyles = Readonly<Record<ParagraphRole, string | null>>;

/** Headings of a file and how deep they are: a screen reader goes by them, so their styles have to say so. */
export const headingLevels: Readonly<Partial<Record<ParagraphRole, number>>> = {
  title: 1,
  subject: 1,
  'section-heading': 2,
  'item-heading': 2,
  'attendance-heading': 2,
  'sub-item-heading': 3,
  subheading: 3,
  'sub-item-subheading': 4,
};

/** What a style may be called that is meant for a role, whoever named it; the first that is found is taken. */
const names: Readonly<Partial<Record<ParagraphRole, readonly RegExp[]>>> = {
  title: [],
  subtitle: [/^subtitle$/, /^(report |document )?sub-?title$/],
  'item-number-line': [/^agenda item (number|no\.?)$/],
  'body-name': [/^body name$/, /^(committee|board|panel) name$/],
  'meeting-date': [/^meeting date$/, /^date$/],
  'meeting-detail': [/^meeting details?$/],
  paragraph: [/^body text$/, /^(text body|paragraph|body copy|main text|normal text)$/],
  'numbered-paragraph': [
    /^numbered paragraph$/,
    /^list number$/,
    /^(numbered (text|para)|para(graph)? number(ed)?)$/,
  ],
  bullet: [/^list bullet$/, /^bullets?( list| text| point)?$/],
  letter: [/^list letter$/, /^(lettered|alphabetical|letter)( list| paragraph)?$/, /^list (alpha|alphabet)$/],
  'list-continuation': [/^list continue$/],
  'agenda-item': [/^agenda item( heading)?$/],
  'agenda-sub-item': [/^agenda sub-?item$/],
  'agenda-detail': [/^agenda (detail|text)s?$/],
  'attendance-line': [/^attendance( line)?$/, /^attendees?$/],
  'action-heading': [/^actions? heading$/],
  action: [/^actions?$/, /^action (point|item|text)$/],
  decision: [/^decisions?$/, /^(resolution|resolved)$/],
  question: [/^questions?$/],
  answer: [/^answers?$/, /^response$/],
  'report-link': [/^report link$/],
  quotation: [/^quote$/, /^(quotation|block ?quote|quotations|block text)$/],
  'table-heading': [/^table (heading|header|head|title)$/],
  'table-text': [/^table (text|body|contents|content|paragraph)$/],
};

/** The styles that can stand for a role: headings for headings, and none of a heading for anything else. */
export function stylesForRole(
  role: ParagraphRole,
  styles: readonly TemplateStyle[],
): readonly TemplateStyle[] {
  return styles.filter(
    ({ kind, outlineLevel, id }) =>
      kind === 'paragraph' &&
      !/^(Header|Footer|TOC.*)$/.test(id) &&
      (headingLevels[role] !== undefined || outlineLevel === null),
  );
}

/** Guesses which style of a template is meant for which role. */
export function guessRoles({ styles }: Pick<TemplateReading, 'styles'>): RoleStyles {
  return Object.fromEntries(
    paragraphRoles.map((role) => [role, guessRole(role, stylesForRole(role, styles))]),
  ) as Record<ParagraphRole, string | null>;
}

function guessRole(role: ParagraphRole, styles: readonly TemplateStyle[]): string | null {
  const level = headingLevels[role];
  const found = level === undefined ? byName(role, styles) : headingOf(level, styles);
  return (found ?? byShape(role, styles))?.id ?? null;
}

function byName(role: ParagraphRole, styles: readonly TemplateStyle[]): TemplateStyle | undefined {
  for (const pattern of names[role] ?? []) {
    const found = styles.find(({ name }) => pattern.test(name.toLowerCase()));
    if (found) return found;
  }
  return undefined;
}

/** Word's own heading of the level, else any style that says it is one; for the first also what is called a title. */
function headingOf(level: number, styles: readonly TemplateStyle[]): TemplateStyle | undefined {
  return (
    styles.find(({ id }) => id === `Heading${level}`) ??
    styles.find(({ outlineLevel, list }) => outlineLevel === level && list === null) ??
    styles.find(({ outlineLevel }) => outlineLevel === level) ??
    (level === 1
      ? styles.find(({ id, name }) => id === 'Title' || /^(report|document) title$/i.test(name))
      : undefined)
  );
}

function byShape(role: ParagraphRole, styles: readonly TemplateStyle[]): TemplateStyle | undefined {
  if (role === 'bullet') return styles.find(({ list }) => list === 'bullets');
  if (role === 'numbered-paragraph') return styles.find(({ list }) => list === 'numbers');
  if (role === 'paragraph') return styles.find(({ id }) => id === 'Normal');
  return undefined;
}

/** The style that tables are drawn like: one of the template's own first, then Word's grid. */
export function guessTableStyle({ styles }: Pick<TemplateReading, 'styles'>): string | null {
  const tables = styles.filter(({ kind, table }) => kind === 'table' && table !== null);
  return (tables.find(({ table }) => table?.headerFill != null) ?? tables[0])?.id ?? null;
}
