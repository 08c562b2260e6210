import { fitsBesidePageNumber, type PlanLook } from '../../../../shared/word-plan/plan-look.ts';
import type { WordPlan } from '../../../../shared/word-plan/word-plan.ts';
import { styleClass } from './house-style-css.ts';

/** `of` is null while the pages are still counted. */
export type PageNumber = { readonly page: number; readonly of: number | null };

/** The head of a page: the marking, the standing of the file, and from the second page on what it is. */
export function drawHead(plan: WordPlan, { page }: PageNumber): readonly HTMLElement[] {
  return [
    ...drawMarking(plan),
    ...(plan.standing === undefined ? [] : [line('Header', [plan.standing])]),
    ...(page === 1 || plan.runningHead === '' ? [] : [line('Header', [plan.runningHead])]),
  ];
}

const pointsPerMm = 72 / 25.4;

/** What the file belongs to at the left, the page's number at the right, below it where that is long, and the marking. */
export function drawFoot(
  plan: WordPlan,
  { page: { widthMm, marginMm }, styles }: PlanLook,
  { page, of }: PageNumber,
): readonly HTMLElement[] {
  const number = `Page ${page} of ${of ?? '…'}`;
  const width = (widthMm - marginMm.left - marginMm.right) * pointsPerMm;
  const lines = fitsBesidePageNumber(plan.footer, { width, size: styles.get('Footer')?.sizePt ?? 12 })
    ? [line('Footer', [plan.footer, number])]
    : [line('Footer', [plan.footer]), line('Footer', ['', number])];
  return [...lines, ...drawMarking(plan)];
}

function drawMarking({ marking }: WordPlan): readonly HTMLElement[] {
  if (marking === undefined) return [];
  const drawn = line('Header', [marking]);
  drawn.classList.add('page-marking', 'strong');
  return [drawn];
}

function line(style: 'Header' | 'Footer', texts: readonly string[]): HTMLElement {
  const element = document.createElement('p');
  element.className = styleClass(style);
  element.append(
    ...texts.map((text) => {
      const part = document.createElement('span');
      part.textContent = text;
      return part;
    }),
  );
  return element;
}
