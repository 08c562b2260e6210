import { useQuery } from '@tanstack/react-query';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { paperStateNames } from '../../../shared/wording/names.ts';
import { hrefTo, paperPath } from '../../app/routes.ts';
import { operations } from '../../platform/client.ts';
import styles from './library.module.css';

/** The papers that hold a copy of a wording. */
export function WordingUses({ id }: { readonly id: string }) {
  const { data: uses } = useQuery(operations.wordings.uses.queryOptions({ input: { id } }));
  if (!uses) return null;
  return (
    <section className={styles.uses} aria-label="Used in">
      <h3>Used in</h3>
      {uses.length === 0 ? (
        <p className={styles.note}>No paper has it yet.</p>
      ) : (
        <ul>
          {uses.map(({ documentId, meetingId, meetingDate, bodyName, agendaItemTitle, state }) => (
            <li key={documentId}>
              <a href={hrefTo(paperPath(meetingId, documentId))}>{agendaItemTitle}</a>, {bodyName},{' '}
              {formatDate(meetingDate)} ({paperStateNames[state].toLowerCase()})
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
