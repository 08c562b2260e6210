import { usualManner, type Manner } from '../domain/manner.ts';
import { formatDate } from '../domain/calendar-date.ts';
import { letterAt } from '../domain/letters.ts';
import { isActionsHeading } from '../document/actions-heading.ts';
import type { Body, BodyNode } from '../document/body.ts';
import { readingBlocks, type ReadingBlock } from '../document/paragraph-numbering.ts';
import { isOwnerRef } from '../document/refs.ts';
import { hasRestrictedWords, isWhollyRestricted, restrictionOf } from '../document/restricted-words.ts';
import { safeHref } from '../document/safe-href.ts';
import type { NamesInPlan } from './names-in-plan.ts';
import { inlineText, leftOutText } from './plan-text.ts';
import type { Showing } from './showing.ts';
import { tableToPlan } from './table-to-plan.ts';
import { closeGaps } from './without-trace.ts';
import type {
  ParagraphRole,
  PlanInline,
  PlanNumber,
  PlanParagraph,
  PlanRow,
  PlanTable,
} from './word-plan.ts';

// A total map from the nodes of a body to blocks of a plan. Restricted words end here: what carries the mark is
// replaced by its reason, or is gone, before any block is made, so that nothing behind this file can show them. A plan
// for colleagues alone, asked for by name, shows them as what they are.

export type BodyBlock = PlanParagraph | PlanTable;

/** What the body's own JSON does not say. */
export type BodySurroundings = {
  readonly names: NamesInPlan;
  /** Names the section; lists of different sections never count on. */
  readonly sectionId: string;
  /** The paragraph number of each of the body's `readingBlocks` (`numberParagraphs`); empty where none is numbered. */
  readonly paragraphNumbers: readonly (number | null)[];
  /** The letters of the section's actions in reading order, and the list they count in. */
  readonly actionLetters: readonly string[];
  readonly actionSequence: string;
  readonly subheadingRole: Extract<ParagraphRole, 'subheading' | 'sub-item-subheading'>;
  /** Words in front of a report link; empty for none. */
  readonly reportLinkLabel: string;
  /** The name of a report link that has no words of its own. */
  readonly reportName: string;
  readonly manner: Manner;
  /** What becomes of restricted words; not given: `said`. */
  readonly showing?: Showing;
};

/** Where in a body a node stands. */
type Place = {
  readonly surroundings: BodySurroundings;
  readonly paragraphRole: ParagraphRole;
  readonly number?: PlanNumber;
  /** How many lists the node is in. */
  readonly listDepth: number;
  /** The way to the node, which names the list that it may be. */
  readonly path: string;
};

type BlocksOf = (node: BodyNode, place: Place) => readonly BodyBlock[];

/** Word counts nine levels of a list (ECMA-376 Part 1, 17.9.3). Deeper ones stand at the last. */
const deepestLevel = 8;

const throughChildren: BlocksOf = (node, place) => blocksOfChildren(node, place);

const list: BlocksOf = (node, place) =>
  (node.content ?? []).flatMap((item, index) => {
    const level = Math.min(place.listDepth, deepestLevel);
    const start = node.attrs?.start;
    const first = typeof start === 'number' ? start : 1;
    const isBullets = node.type === 'bulletList';
    const number: PlanNumber = isBullets
      ? { list: 'bullets', sequence: 'bullets', level, expected: '•' }
      : {
          list: 'letters',
          sequence: `letters ${place.path}`,
          level,
          start: first,
          expected: letterAt(first - 1 + index),
        };
    if (isBullets && !hasWords(item)) return [];
    return blocksOf(item, {
      ...place,
      paragraphRole: isBullets ? 'bullet' : 'letter',
      number,
      listDepth: place.listDepth + 1,
      path: `${place.path}.${index}`,
    });
  });

/** How each block reads as blocks of a plan. Together with `inlinesByNode` total over both schemas; a test compares. */
export const blocksByNode: Readonly<Record<string, BlocksOf>> = {
  doc: (node, place) => {
    const { paragraphNumbers, actionLetters, actionSequence } = place.surroundings;
    let actions = 0;
    let lastWithWords: string | null = null;
    const blocks = readingBlocks(node);
    const isGone = ({ block }: ReadingBlock): boolean =>
      showingOf(place) === 'without-trace' && isWhollyRestricted(block);
    const from = (index: number): readonly ReadingBlock[] =>
      blocks.slice(index).filter((each) => !isGone(each));
    return blocks.flatMap(({ block, path }, index) => {
      const here = { ...place, path: `${place.path}.${path}` };
      const paragraphNumber = paragraphNumbers[index] ?? null;
      if (block.type === 'action') {
        const expected = actionLetters[actions] ?? letterAt(actions);
        actions += 1;
        if (isGone({ block, path })) return [];
        const isFirstOfRun = lastWithWords !== 'action' && lastWithWords !== 'actions-heading';
        lastWithWords = 'action';
        const number: PlanNumber = { list: 'actions', sequence: actionSequence, level: 0, expected };
        const planned = blocksOf(block, { ...here, number });
        return isFirstOfRun ? [actionHeading(from(index), place.surroundings.manner), ...planned] : planned;
      }
      // A heading that somebody put there themselves, "Actions:", is the heading; what follows gets no other.
      const isOverActions = isActionsHeading(block) && isNextAction(blocks.slice(index + 1));
      if (isOverActions && (showingOf(place) === 'shown' || !hasRestrictedWords(block))) {
        if (!isNextAction(from(index + 1))) return [];
        lastWithWords = 'actions-heading';
        return withWords('action-heading', inlinesOf(block.content ?? [], here));
      }
      if (block.type !== 'paragraph' || hasWords(block)) lastWithWords = block.type;
      return blocksOf(
        block,
        paragraphNumber === null
          ? here
          : {
              ...here,
              paragraphRole: 'numbered-paragraph',
              number: {
                list: 'paragraphs',
                sequence: 'paragraphs',
                level: 0,
                expected: String(paragraphNumber),
              },
            },
      );
    });
  },
  paragraph: (node, place) => {
    const inlines = inlinesOf(node.content ?? [], place);
    // Space between paragraphs is the style's. An empty paragraph is kept only where it carries a number of its own.
    if (inlines.length === 0 && (place.number === undefined || isEmptied(node, place))) return [];
    return [
      {
        block: 'paragraph',
        role: place.paragraphRole,
        inlines,
        ...(place.number === undefined ? {} : { number: place.number }),
        ...(place.paragraphRole === 'list-continuation'
          ? { level: Math.min(place.listDepth - 1, deepestLevel) }
          : {}),
      },
    ];
  },
  subheading: (node, place) =>
    withWords(place.surroundings.subheadingRole, inlinesOf(node.content ?? [], place)),
  bulletList: list,
  letterList: list,
  listItem: (node, place) => {
    const { number, ...unnumbered } = place;
    return (node.content ?? []).flatMap((child, index) => {
      const path = `${place.path}.${index}`;
      return index === 0 && number !== undefined
        ? blocksOf(child, { ...place, path })
        : blocksOf(child, { ...unnumbered, paragraphRole: 'list-continuation', path });
    });
  },
  table: (node, place) =>
    tableToPlan(node, (cell, path) => blocksOf(cell, { ...place, path: `${place.path}.${path}` })),
  tableRow: throughChildren,
  tableHeader: (node, place) => filledCell(node, { ...place, paragraphRole: 'table-heading', listDepth: 0 }),
  tableCell: (node, place) => filledCell(node, { ...place, paragraphRole: 'table-text', listDepth: 0 }),
  action: (node, place) => {
    const words = inlinesOf(node.content ?? [], place);
    return [
      {
        block: 'paragraph',
        role: 'action',
        // Of an action without a public word not even its owner is said.
        inlines: !isWhollyRestricted(node)
          ? [...words, ...separatorAfter(words), ownersAndDate(node, place)]
          : showingOf(place) === 'shown'
            ? [...words, asShown([...separatorAfter(words), ownersAndDate(node, place)])]
            : words,
        ...(place.number === undefined ? {} : { number: place.number }),
      },
    ];
  },
  standardWording: throughChildren,
  quotation: (node, place) => blocksOfChildren(node, { ...place, paragraphRole: 'quotation' }),
  // `publicFacts` has taken them out; what it has not met ends here.
  noteToSelf: () => [],
  decision: (node, place) => {
    const words = inlinesOf(node.content ?? [], place);
    return words.length === 0
      ? []
      : withWords('decision', [
          {
            inline: 'text',
            text: `${place.surroundings.manner.phrases.decision} `,
            isStrong: true,
            isLabel: true,
          },
          ...words,
        ]);
  },
  exchange: throughChildren,
  question: (node, place) => blocksOfChildren(node, { ...place, paragraphRole: 'question' }),
  answer: (node, place) => blocksOfChildren(node, { ...place, paragraphRole: 'answer' }),
  reportLink: (node, place) => {
    const { reportLinkLabel, reportName } = place.surroundings;
    const words = inlinesOf(node.content ?? [], place);
    if (words.length === 0 && isEmptied(node, place)) return [];
    // An address says what its words do.
    const mayLead =
      (showingOf(place) === 'shown' || !hasRestrictedWords(node)) && typeof node.attrs?.href === 'string';
    const href = mayLead ? safeHref(String(node.attrs?.href)) : null;
    const name: readonly PlanInline[] = words.length > 0 ? words : [{ inline: 'text', text: reportName }];
    return withWords('report-link', [
      ...(reportLinkLabel === '' ? [] : [{ inline: 'text', text: reportLinkLabel, isLabel: true } as const]),
      ...(href === null ? name : [{ inline: 'link', href, inlines: name } as const]),
    ]);
  },
};

type InlineOf = (node: BodyNode, place: Place) => PlanInline;

export const inlinesByNode: Readonly<Record<string, InlineOf>> = {
  text: (node) => styledText(node, node.text ?? ''),
  hardBreak: () => ({ inline: 'line-break' }),
  figure: (node) => styledText(node, typeof node.attrs?.text === 'string' ? node.attrs.text : ''),
  person: (node, place) => {
    const { personId, label, isInFull } = node.attrs ?? {};
    const { names } = place.surroundings;
    const formOf = isInFull === true ? names.fullFormOf : names.shortFormOf;
    return styledText(
      node,
      formOf(typeof personId === 'string' ? personId : null, typeof label === 'string' ? label : ''),
    );
  },
};

/** A section's body as blocks of a plan. A node that the map does not know throws: no word is dropped in silence. */
export function bodyToPlan(body: Body, surroundings: BodySurroundings): readonly BodyBlock[] {
  return blocksOf(body, {
    surroundings,
    paragraphRole: 'paragraph',
    listDepth: 0,
    path: surroundings.sectionId,
  });
}

/** What stands between an action's words and its owner: a dash where the words do not end a sentence. */
function separatorAfter(words: readonly PlanInline[]): readonly PlanInline[] {
  if (words.length === 0) return [];
  return /[.!?:;…”’)\]]\s*$/.test(inlineText(words))
    ? [{ inline: 'text', text: ' ' }]
    : [{ inline: 'text', text: ' – ', isLabel: true }];
}

function blocksOf(node: BodyNode, place: Place): readonly BodyBlock[] {
  const reason = restrictionOf(node);
  if (reason !== null && showingOf(place) === 'without-trace') return [];
  if (reason !== null && showingOf(place) === 'said')
    return withWords(place.paragraphRole, [{ inline: 'left-out', reason }]);
  const plan = Object.hasOwn(blocksByNode, node.type) ? blocksByNode[node.type] : undefined;
  if (!plan) throw new RangeError(`no Word form for node ${node.type}`);
  return plan(node, place);
}

function blocksOfChildren(node: BodyNode, place: Place): readonly BodyBlock[] {
  return (node.content ?? []).flatMap((child, index) =>
    blocksOf(child, { ...place, path: `${place.path}.${index}` }),
  );
}

function inlinesOf(nodes: readonly BodyNode[], place: Place): readonly PlanInline[] {
  const inlines: PlanInline[] = [];
  for (const node of nodes) {
    const reason = restrictionOf(node);
    if (reason !== null && showingOf(place) !== 'shown') {
      const last = inlines.at(-1);
      if (last?.inline !== 'left-out' || last.reason !== reason) inlines.push({ inline: 'left-out', reason });
      continue;
    }
    const inlineOf = Object.hasOwn(inlinesByNode, node.type) ? inlinesByNode[node.type] : undefined;
    if (!inlineOf) throw new RangeError(`no Word form for node ${node.type}`);
    if (reason === null) append(inlines, inlineOf(node, place), hrefOf(node));
    else appendShown(inlines, reason, inlineOf(node, place), hrefOf(node));
  }
  return showingOf(place) === 'without-trace' ? closeGaps(inlines) : inlines;
}

/** Words that are restricted as a whole, where the reason is said beside them. */
function asShown(inlines: readonly PlanInline[]): PlanInline {
  return { inline: 'restricted', reason: null, inlines };
}

/** Blocks of an item or a section that is restricted as a whole, for colleagues: the reason once, then all of it shaded. */
export function shownBlocks(blocks: readonly BodyBlock[], reason: string): readonly BodyBlock[] {
  return [
    {
      block: 'paragraph',
      role: 'paragraph',
      inlines: [asShown([{ inline: 'text', text: leftOutText(reason) }])],
    },
    ...blocks.map(shadedBlock),
  ];
}

function shadedBlock(block: BodyBlock): BodyBlock {
  if (block.block === 'paragraph') {
    return block.inlines.length === 0
      ? block
      : { ...block, inlines: [asShown(block.inlines.flatMap(withoutReason))] };
  }
  const row = ({ cells, ...rest }: PlanRow): PlanRow => ({
    ...rest,
    cells: cells.map((cell) => ({ ...cell, blocks: cell.blocks.map(shadedBlock) })),
  });
  return { ...block, headerRows: block.headerRows.map(row), rows: block.rows.map(row) };
}

function withoutReason(inline: PlanInline): readonly PlanInline[] {
  return inline.inline === 'restricted' ? inline.inlines : [inline];
}

/** A cell whose words are gone has a dash: an empty one says nothing to who hears it read. */
function filledCell(node: BodyNode, place: Place): readonly BodyBlock[] {
  const blocks = blocksOfChildren(node, place);
  const dash: PlanInline = { inline: 'text', text: '–', isLabel: true };
  return blocks.length === 0 && isEmptied(node, place) ? withWords(place.paragraphRole, [dash]) : blocks;
}

function appendShown(inlines: PlanInline[], reason: string, inline: PlanInline, href: string | null): void {
  const last = inlines.at(-1);
  const inner = last?.inline === 'restricted' && last.reason === reason ? [...last.inlines] : [];
  append(inner, inline, href);
  const shown: PlanInline = { inline: 'restricted', reason, inlines: inner };
  if (last?.inline === 'restricted' && last.reason === reason) inlines[inlines.length - 1] = shown;
  else inlines.push(shown);
}

function showingOf({ surroundings }: Place): Showing {
  return surroundings.showing ?? 'said';
}

/** Whether a block would have words but for those that go without a trace. */
function isEmptied(node: BodyNode, place: Place): boolean {
  return showingOf(place) === 'without-trace' && hasRestrictedWords(node);
}

/** Puts an inline behind the others, into the link before it where that leads to the same address. */
function append(inlines: PlanInline[], inline: PlanInline, href: string | null): void {
  const last = inlines.at(-1);
  if (href === null) {
    const joined = last ? joinTexts(last, inline) : null;
    if (joined) inlines[inlines.length - 1] = joined;
    else inlines.push(inline);
  } else if (last?.inline === 'link' && last.href === href) {
    const inner = [...last.inlines];
    append(inner, inline, null);
    inlines[inlines.length - 1] = { ...last, inlines: inner };
  } else {
    inlines.push({ inline: 'link', href, inlines: [inline] });
  }
}

function joinTexts(one: PlanInline, other: PlanInline): PlanInline | null {
  return one.inline === 'text' &&
    other.inline === 'text' &&
    one.isStrong === other.isStrong &&
    one.isEmphasised === other.isEmphasised &&
    one.isLabel === other.isLabel
    ? { ...one, text: one.text + other.text }
    : null;
}

function styledText(node: BodyNode, text: string): PlanInline {
  return {
    inline: 'text',
    text,
    ...(hasMark(node, 'bold') ? { isStrong: true } : {}),
    ...(hasMark(node, 'italic') ? { isEmphasised: true } : {}),
  };
}

function hasMark(node: BodyNode, type: string): boolean {
  return node.marks?.some((mark) => mark.type === type) ?? false;
}

function hrefOf(node: BodyNode): string | null {
  const href = node.marks?.find(({ type }) => type === 'link')?.attrs?.href;
  return typeof href === 'string' ? safeHref(href) : null;
}

function hasWords(node: BodyNode): boolean {
  return Object.hasOwn(inlinesByNode, node.type) || (node.content ?? []).some(hasWords);
}

function withWords(role: ParagraphRole, inlines: readonly PlanInline[]): readonly PlanParagraph[] {
  return inlines.length === 0 ? [] : [{ block: 'paragraph', role, inlines }];
}

function isNextAction(following: readonly ReadingBlock[]): boolean {
  return following.find(({ block }) => block.type === 'action' || hasWords(block))?.block.type === 'action';
}

/** "Action:" over one action, "Actions:" over a run of them. Empty paragraphs between actions do not end a run. */
function actionHeading(following: readonly ReadingBlock[], { phrases }: Manner): PlanParagraph {
  const worded = following.filter(({ block }) => block.type === 'action' || hasWords(block));
  const isRun = worded[1]?.block.type === 'action';
  return {
    block: 'paragraph',
    role: 'action-heading',
    inlines: [{ inline: 'text', text: isRun ? phrases.actions : phrases.action, isLabel: true }],
  };
}

/** "ACC Harland and Calder Police, by 14 November 2023"; "Owner to be named" where nobody is. */
function ownersAndDate(node: BodyNode, place: Place): PlanInline {
  const { owners, due } = node.attrs ?? {};
  const { names, manner } = place.surroundings;
  const named = names.ownersOf(Array.isArray(owners) ? owners.filter(isOwnerRef) : []);
  const date = typeof due === 'string' ? `, by ${formatDate(due, manner)}` : '';
  return named === ''
    ? { inline: 'text', text: `${manner.phrases.ownerToBeNamed}${date}`, isStrong: true, isLabel: true }
    : { inline: 'text', text: `${named}${date}`, isStrong: true };
}

/** The words of an action's block without owners and date, for the action log. */
export function actionWords(
  node: BodyNode,
  names: NamesInPlan,
  showing: Showing = 'said',
): readonly PlanInline[] {
  const place: Place = {
    surroundings: {
      names,
      sectionId: '',
      paragraphNumbers: [],
      actionLetters: [],
      actionSequence: '',
      subheadingRole: 'subheading',
      reportLinkLabel: '',
      reportName: '',
      manner: usualManner,
      showing,
    },
    paragraphRole: 'table-text',
    listDepth: 0,
    path: '',
  };
  const reason = restrictionOf(node);
  if (reason === null || showing === 'shown') return inlinesOf(node.content ?? [], place);
  return showing === 'said' ? [{ inline: 'left-out', reason }] : [];
}

/** Whether blocks hold a link anywhere. */
export function hasLink(blocks: readonly BodyBlock[]): boolean {
  return blocks.some((block) =>
    block.block === 'paragraph'
      ? block.inlines.some(({ inline }) => inline === 'link')
      : [...block.headerRows, ...block.rows].some((row) => row.cells.some((cell) => hasLink(cell.blocks))),
  );
}

/** Makes the paragraph that says exactly `words` the link's text; null where there is none. */
export function linkParagraph(
  blocks: readonly BodyBlock[],
  words: string,
  href: string,
): readonly BodyBlock[] | null {
  const at = blocks.findIndex(
    (block) =>
      block.block === 'paragraph' &&
      block.inlines.every(({ inline }) => inline === 'text') &&
      inlineText(block.inlines).trim() === words,
  );
  return at < 0
    ? null
    : blocks.map((block, index) =>
        index === at && block.block === 'paragraph'
          ? { ...block, inlines: [{ inline: 'link', href, inlines: block.inlines } as const] }
          : block,
      );
}
