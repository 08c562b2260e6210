import type {
  FurnitureBlock,
  FurnitureParagraph,
  LettersOnPage,
  PieceOnPage,
  TemplateOnPage,
} from '../../../../shared/contract/template-on-page.ts';
import { fitsBesidePageNumber, type PlanLook } from '../../../../shared/word-plan/plan-look.ts';
import type { WordPlan } from '../../../../shared/word-plan/word-plan.ts';

// What stands at the head and the foot of pages: an organisation's own from its Word template, and the plan's. They go
// together as in the file (`electron/core/word/template-parts.ts`).

/** Pages that have a head and foot of their own. */
export const pageKinds = ['first', 'default', 'even'] as const;
export type PageKind = (typeof pageKinds)[number];

export function hasEvenPages(template: TemplateOnPage | null): boolean {
  return template?.furniture.some(({ pages }) => pages === 'even') === true;
}

/** `page` counts from 1. */
export function kindOfPage(page: number, isEvenDifferent: boolean): PageKind {
  if (page === 1) return 'first';
  return isEvenDifferent && page % 2 === 0 ? 'even' : 'default';
}

/** The organisation's head; then the marking, the standing of the file, and from the second page on what it is. */
export function headOf(
  plan: WordPlan,
  kind: PageKind,
  template: TemplateOnPage | null,
): readonly FurnitureBlock[] {
  const others = [
    ...(plan.standing === undefined ? [] : [line('Header', plan.standing)]),
    ...(kind === 'first' || plan.runningHead === '' ? [] : [line('Header', plan.runningHead)]),
  ];
  const own = [...markingOf(plan), ...withRoomBelow(others, plan.marking !== undefined)];
  return closed([...ofTemplate(template, 'header', kind), ...own]);
}

/**
 * What the file belongs to at the left, the page's number at the right, below it where that is long, and the marking;
 * then the organisation's foot.
 */
export function footOf(
  plan: WordPlan,
  kind: PageKind,
  template: TemplateOnPage | null,
  { page: { widthMm, marginMm }, described }: PlanLook,
): readonly FurnitureBlock[] {
  const width = (widthMm - marginMm.left - marginMm.right) * pointsPerMm;
  const number: readonly PieceOnPage[] = [
    ...textPieces('Page '),
    { letters: {}, piece: 'page' },
    ...textPieces(' of '),
    { letters: {}, piece: 'pages' },
  ];
  const words = line('Footer', plan.footer);
  const lines: readonly FurnitureParagraph[] = fitsBesidePageNumber(plan.footer, {
    width,
    size: described.get('Footer')?.sizePt ?? usualSizePt,
  })
    ? [
        {
          ...words,
          look: { tabs: [{ alignment: 'right', atPt: width }] },
          pieces: [...words.pieces, { letters: {}, piece: 'tab' }, ...number],
        },
      ]
    : [words, { ...words, look: { alignment: 'right' }, pieces: number }];
  return closed([...lines, ...markingOf(plan), ...ofTemplate(template, 'footer', kind)]);
}

const pointsPerMm = 72 / 25.4;
const usualSizePt = 12;
/** A head of several lines reaches down to the text of the page. */
const roomUnderHeadPt = 8;

function ofTemplate(
  template: TemplateOnPage | null,
  place: 'header' | 'footer',
  kind: PageKind,
): readonly FurnitureBlock[] {
  return template?.furniture.find((each) => each.place === place && each.pages === kind)?.blocks ?? [];
}

/** Word ends a part with a paragraph. */
function closed(blocks: readonly FurnitureBlock[]): readonly FurnitureBlock[] {
  return blocks.at(-1)?.block === 'table' ? [...blocks, line('Normal', '')] : blocks;
}

function withRoomBelow(
  lines: readonly FurnitureParagraph[],
  hasMarking: boolean,
): readonly FurnitureParagraph[] {
  const isSeveral = lines.length + (hasMarking ? 1 : 0) > 1;
  return lines.map((each, index) =>
    isSeveral && index === lines.length - 1
      ? { ...each, look: { ...each.look, spaceAfterPt: roomUnderHeadPt } }
      : each,
  );
}

function markingOf({ marking }: WordPlan): readonly FurnitureParagraph[] {
  return marking === undefined
    ? []
    : [{ ...line('Header', marking, { isBold: true }), look: { alignment: 'center' } }];
}

function line(
  style: 'Header' | 'Footer' | 'Normal',
  text: string,
  letters: LettersOnPage = {},
): FurnitureParagraph {
  return { block: 'paragraph', style, look: {}, pieces: textPieces(text, letters) };
}

function textPieces(text: string, letters: LettersOnPage = {}): readonly PieceOnPage[] {
  return text
    .split(/([\t\n])/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece === '\t'
        ? { letters, piece: 'tab' }
        : piece === '\n'
          ? { letters, piece: 'break' }
          : { letters, piece: 'text', text: piece },
    );
}
