import type { AgendaItemKind, AgendaTarget } from '../../../shared/domain/agenda.ts';

/** The row whose title is edited in place. */
export type Editing = { readonly id: string };

/** A new item that has no title yet: a row of the list, nothing in the core. */
export type Draft = {
  readonly target: AgendaTarget;
  readonly kind: AgendaItemKind;
  readonly text: string;
  readonly problem: string | null;
};

export const draftRowId = 'draft';
