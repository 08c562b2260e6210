import type { SectionedDocument } from '../contract/entities/documents.ts';
import type { Figure } from '../contract/entities/figures.ts';
import type { Plan } from '../contract/entities/plans.ts';
import type { Wording } from '../contract/entities/wordings.ts';

/** What the checks of a cover paper look at. */
export type PaperFacts = {
  readonly meetingDate: string;
  /** The meeting's plan, or null where none is chosen. */
  readonly plan: Plan | null;
  readonly plans: readonly Plan[];
  /** Whose report it is; null where the agenda item names nobody. */
  readonly organisation: string | null;
  readonly paper: Pick<SectionedDocument, 'sections' | 'planEntryIds' | 'attachments'>;
  /** Every entry that the paper is linked to, whichever plan it belongs to. */
  readonly links: readonly { readonly planId: string; readonly title: string }[];
  /** Those of the library; none where the paper keeps what it says, because it was cleared or its meeting was held. */
  readonly figures: readonly Figure[];
  /** The standard wording of the library. */
  readonly wordings: readonly Pick<Wording, 'id' | 'name' | 'planEntryId'>[];
};
