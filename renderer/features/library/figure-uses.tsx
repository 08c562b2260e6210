import { useMutation, useQuery } from '@tanstack/react-query';
import type { FigureUse } from '../../../shared/contract/entities/figures.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { countOf } from '../../../shared/wording/facts.ts';
import { oneLine } from '../../app/field-problems.ts';
import { hrefTo, paperPath } from '../../app/routes.ts';
import { flushDocuments } from '../../app/use-open-document.ts';
import { client, operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './library.module.css';

/** The papers that give a figure, and the step that brings the open ones up to date. */
export function FigureUses({ id }: { readonly id: string }) {
  const { data: uses } = useQuery(operations.figures.uses.queryOptions({ input: { id } }));
  const update = useMutation({
    mutationFn: updatePapers,
    onSuccess: (message) => showToast({ message }),
    onError: (error) => showToast({ tone: 'problem', message: oneLine(error) }),
    onSettled: (_message, _error, _input, _result, { client: queries }) =>
      queries.invalidateQueries({ queryKey: operations.figures.uses.key() }),
  });
  if (!uses) return null;
  const outdated = uses.filter(({ isOpen, sections }) => isOpen && sections.length > 0);
  return (
    <section className={styles.uses} aria-label="Used in">
      <h3>Used in</h3>
      {uses.length === 0 ? <p className={styles.note}>No paper gives it yet.</p> : null}
      <ul>
        {uses.map((use) => (
          <li key={use.documentId}>
            <a href={hrefTo(paperPath(use.meetingId, use.documentId))}>{use.agendaItemTitle}</a>,{' '}
            {use.bodyName}, {formatDate(use.meetingDate)}: {wordUse(use)}
          </li>
        ))}
      </ul>
      {outdated.length === 0 ? null : (
        <Button isPending={update.isPending} onPress={() => update.mutate({ id, uses: outdated })}>
          {`Update ${countOf(outdated.length, 'open paper')}`}
        </Button>
      )}
    </section>
  );
}

function wordUse({ isOpen, changes }: FigureUse): string {
  if (changes.length === 0) return 'up to date';
  const differences = changes.map(({ from, to, asAtTo }) =>
    from === to
      ? `${from}, as at ${asAtTo === null ? 'no date' : formatDate(asAtTo)} by now`
      : isOpen
        ? `${from} → ${to}`
        : from,
  );
  return isOpen ? differences.join('; ') : `keeps ${differences.join('; ')}`;
}

/** What is typed in an open paper is saved first; what cannot be saved is never written over. */
async function updatePapers({
  id,
  uses,
}: {
  readonly id: string;
  readonly uses: readonly FigureUse[];
}): Promise<string> {
  if (!(await flushDocuments())) {
    return 'Nothing was updated: an open paper has words that are not saved yet. Try again once they are.';
  }
  const { left } = await client.figures.updatePapers({
    id,
    sections: uses.flatMap(({ sections }) => sections),
  });
  return left === 0
    ? `${countOf(uses.length, 'paper')} updated. What they said is in their history.`
    : `${countOf(left, 'section')} changed meanwhile and stayed as they were. Look at the list, and update again.`;
}
