import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import type { NotesOfTopic } from '../../../shared/contract/entities/topics.ts';
import { isOverdue } from '../../../shared/domain/actions.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { asNamedThen } from '../../../shared/domain/names-then.ts';
import { localDayOf } from '../../../shared/wording/local-day.ts';
import { actionStatusNames, meetingStateNames } from '../../../shared/wording/names.ts';
import { wordOwner } from '../../../shared/wording/word-owner.ts';
import { tellingReport, wordReportPrefix } from '../../../shared/wording/word-report.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { nameBookOf, type NameBook } from '../../editor/name-book.ts';
import { RestrictedChip, RestrictedLine } from '../../editor/restricted-line.tsx';
import { operations } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';
import { Chip } from '../../ui/chip.tsx';
import { Loading } from '../../ui/loading.tsx';
import { DrawnText } from './drawn-text.tsx';
import { ItemPanel } from './item-panel.tsx';
import styles from './item-panel.module.css';
import type { BesideItemProps } from './paper-of-item.tsx';

type NamesProps = { readonly people: readonly Person[]; readonly organisations: readonly Organisation[] };

/** What earlier meetings wrote on the topic of the item that the caret is in, and what is still open of it. */
export function LastTimeOfItem({ item: current, onBack, ...rest }: BesideItemProps & NamesProps): ReactNode {
  // The notes are at the next item before the panel is.
  const item = useDeferredValue(current);
  return (
    <ItemPanel label={item === null ? 'Last time' : `Last time: ${item.title}`} onBack={onBack}>
      <h2>{item?.title ?? 'Last time'}</h2>
      {item === null ? (
        <p className={styles.quiet}>
          What earlier meetings said on an item is shown here once the caret is in its notes.
        </p>
      ) : (
        <OnTopic item={item} {...rest} />
      )}
    </ItemPanel>
  );
}

function OnTopic({
  item,
  names,
  ...named
}: NamesProps & { readonly item: AgendaItem; readonly names: NameBook }): ReactNode {
  const ofItem = { input: { agendaItemId: item.id } };
  const notes = useQuery(
    // Nobody tells of what is typed in the notes of another meeting: they are read again whenever they are shown.
    operations.topics.lastTime.queryOptions({ ...ofItem, staleTime: 0 }),
  );
  const actions = useQuery(operations.actions.openOnTopic.queryOptions(ofItem));
  const error = notes.error ?? actions.error;
  if (error) return <ProblemNotice error={error} />;
  if (!notes.data || !actions.data) return <Loading label="Looking for earlier notes…" />;
  if (notes.data.notes.length === 0 && actions.data.length === 0) {
    return (
      <p className={styles.quiet}>
        No earlier meeting of this body has notes on this topic. They are found by the title of the item, or
        by its topic in the forward plan.
      </p>
    );
  }
  return (
    <>
      <div className={styles.section}>
        <h3>Open actions</h3>
        {actions.data.length === 0 ? (
          <p className={styles.quiet}>No action on this topic is open.</p>
        ) : (
          <ul className={styles.actions}>
            {actions.data.map((action) => (
              <OpenAction key={action.id} action={action} names={names} />
            ))}
          </ul>
        )}
      </div>
      {notes.data.notes.map((each) => (
        <EarlierNotes key={each.agendaItemId} notes={each} names={names} {...named} />
      ))}
      <Before meetings={notes.data.before} />
    </>
  );
}

function OpenAction({
  action: { label, meetingId, meetingDate, text, owners, due, status, isRestricted, updates },
  names,
}: {
  readonly action: Action;
  readonly names: NameBook;
}): ReactNode {
  const last = tellingReport(updates);
  return (
    <li>
      <p className={styles.facts}>
        <a href={hrefTo(meetingPath(meetingId, 'actions'))}>
          {formatDate(meetingDate)}, {label}
        </a>
        {isRestricted ? <RestrictedChip /> : null}
        {last?.isInternal === true ? <Chip>Internal</Chip> : null}
        {status === 'open' ? null : <Chip>{actionStatusNames[status]}</Chip>}
        {isOverdue({ status, due }, today()) ? <Chip tone="over">Overdue</Chip> : null}
      </p>
      <p>{text}</p>
      <p className={styles.quiet}>
        {owners.length === 0
          ? 'No owner is named'
          : owners.map((owner, place) => wordOwner(names.labelOf(owner), place, owners.length)).join(', ')}
        {due === null ? ' · no date' : ` · due ${formatDate(due)}`}
      </p>
      <p className={styles.quiet}>
        {last === null
          ? 'Nothing was reported on it yet.'
          : `${formatDate(localDayOf(last.at))}: ${wordReportPrefix(last)}${last.text}`}
      </p>
    </li>
  );
}

function EarlierNotes({
  notes: { meetingId, meetingDate, meetingState, label, title, restricted, actionsBefore, content },
  names,
  people,
  organisations,
}: NamesProps & { readonly notes: NotesOfTopic['notes'][number]; readonly names: NameBook }): ReactNode {
  const { data: record } = useQuery(
    operations.meetings.sealedRecord.queryOptions({
      input: { id: meetingId },
      enabled: meetingState === 'agreed',
    }),
  );
  // Agreed notes name people as they were called then.
  const namesThen = useMemo(
    () =>
      record?.names
        ? nameBookOf(
            asNamedThen(people, record.names.people),
            asNamedThen(organisations, record.names.organisations),
          )
        : names,
    [record, people, organisations, names],
  );
  const letters = record?.manner?.letters ?? 'a)';
  const start = useMemo(
    () => ({ isNumbered: false, paragraphsBefore: 0, actionsBefore, letters }),
    [actionsBefore, letters],
  );
  return (
    <div className={styles.section}>
      <h3>
        <a href={hrefTo(meetingPath(meetingId, 'notes'))}>{formatDate(meetingDate)}</a>
      </h3>
      <p className={styles.facts}>
        <span>{`Item ${label}, ${title}`}</span>
        <Chip>{meetingStateNames[meetingState]}</Chip>
      </p>
      {restricted === null ? null : <RestrictedLine {...restricted} />}
      <DrawnText
        kind="notes"
        content={content}
        names={namesThen}
        start={start}
        label={`Notes of ${formatDate(meetingDate)}, item ${label}`}
      />
    </div>
  );
}

function Before({ meetings }: { readonly meetings: NotesOfTopic['before'] }): ReactNode {
  if (meetings.length === 0) return null;
  return (
    <div className={styles.section}>
      <h3>Before that</h3>
      <ul className={styles.actions}>
        {meetings.map(({ meetingId, meetingDate }) => (
          <li key={meetingId}>
            <a href={hrefTo(meetingPath(meetingId, 'notes'))}>{formatDate(meetingDate)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
