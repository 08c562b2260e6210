import type { Plan, SectionedDocument } from '../contract/entities.ts';

/** What the checks of a cover paper look at. */
export type PaperFacts = {
  readonly meetingDate: string;
  /** The meeting's plan, or null where none is chosen. */
  readonly plan: Plan | null;
  readonly plans: readonly Plan[];
  readonly paper: Pick<SectionedDocument, 'sections'>;
  /** Every entry that the paper is linked to, whichever plan it belongs to. */
  readonly links: readonly { readonly planId: string; readonly title: string }[];
};
