import type { OutgoingKind } from '../../../shared/domain/outgoing.ts';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { takesCoverPaper } from '../../../shared/domain/agenda.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';

export const outgoingNames: Readonly<Record<OutgoingKind, string>> = {
  agenda: 'Agenda',
  papers: 'Cover papers',
  pack: 'Pack',
  notes: 'Notes',
  actions: 'Action log',
  'matters-arising': 'Matters arising',
  'forward-plan': 'Forward plan',
};

export type OutgoingPart = {
  readonly kind: OutgoingKind;
  readonly label: string;
  readonly detail: string;
  /** Whether there is anything of it in this meeting. */
  readonly isThere: boolean;
};

/** What can go out of a meeting, with what there is of it. */
export function partsOf(
  items: readonly AgendaItem[],
  { actionCount, isInternal }: { readonly actionCount: number; readonly isInternal: boolean },
): readonly OutgoingPart[] {
  const reports = items.filter(({ kind }) => takesCoverPaper(kind));
  // As on the agenda's tab: a sub-item is a part of its item.
  const numbered = items.filter(({ parentId }) => parentId === null);
  const restricted = restrictedItems(items);
  const begun = reports.filter(
    ({ id, paper }) => paper !== null && (isInternal || !restricted.has(id)),
  ).length;
  const hasAgenda = items.length > 0;
  return [
    {
      kind: 'agenda',
      label: outgoingNames.agenda,
      detail: hasAgenda ? countOf(numbered.length, 'item') : 'nothing on it yet',
      isThere: hasAgenda,
    },
    {
      kind: 'papers',
      label: outgoingNames.papers,
      detail: begun === 0 ? 'none begun yet' : `${begun} of ${reports.length} begun`,
      isThere: begun > 0,
    },
    {
      kind: 'pack',
      label: outgoingNames.pack,
      detail: 'all papers in one file',
      isThere: hasAgenda,
    },
    { kind: 'notes', label: outgoingNames.notes, detail: '', isThere: true },
    {
      kind: 'actions',
      label: outgoingNames.actions,
      detail: actionCount === 0 ? 'none recorded yet' : countOf(actionCount, 'action'),
      isThere: actionCount > 0,
    },
    {
      kind: 'matters-arising',
      label: outgoingNames['matters-arising'],
      detail: '',
      isThere: true,
    },
    { kind: 'forward-plan', label: outgoingNames['forward-plan'], detail: '', isThere: true },
  ];
}

function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

export function buttonLabel(files: number, isZip: boolean): string {
  if (isZip && files > 0)
    return files === 1 ? 'Make a zip of 1 Word file' : `Make a zip of ${files} Word files`;
  if (files === 0) return 'Make the Word files';
  return files === 1 ? 'Make the Word file' : `Make ${files} Word files`;
}

/** What a file is called where its meeting is known: "Agenda, draft" of "2023-10-10 Community Outcomes Meeting - agenda, draft.docx". */
export function shortNameOf(name: string): string {
  const whole = name.replace(/\.docx$/, '');
  const own = /^\d{4}-\d\d-\d\d .* - (.+)$/.exec(whole)?.[1];
  return own === undefined ? whole : `${own.charAt(0).toUpperCase()}${own.slice(1)}`;
}
