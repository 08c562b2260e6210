import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useDeferredValue, type ReactNode } from 'react';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { Section } from '../../../shared/contract/entities/documents.ts';
import type { Organisation } from '../../../shared/contract/entities/people.ts';
import { fillHeading, type HeadingFacts } from '../../../shared/domain/papers.ts';
import { planNamesOf } from '../../../shared/domain/plans.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { paperStateNames } from '../../../shared/wording/names.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { hrefTo, paperPath } from '../../app/routes.ts';
import type { NameBook } from '../../editor/name-book.ts';
import { RestrictedLine } from '../../editor/restricted-line.tsx';
import { operations } from '../../platform/client.ts';
import { Chip } from '../../ui/chip.tsx';
import { Loading } from '../../ui/loading.tsx';
import { DrawnText } from './drawn-text.tsx';
import { ItemPanel } from './item-panel.tsx';
import styles from './item-panel.module.css';

export type BesideItemProps = {
  /** The item that the caret is in; null: in none. */
  readonly item: AgendaItem | null;
  readonly names: NameBook;
  readonly onBack: (() => void) | null;
};

/** What a meeting needs of a paper while its item is spoken of; of a template without any of these, all of it. */
const inTheRoom: ReadonlySet<string | null> = new Set(['purpose', 'recommendation', 'key-information']);

/** The cover paper of the item that the caret is in, to be read. */
export function PaperOfItem({
  item: current,
  organisations,
  ...rest
}: BesideItemProps & { readonly organisations: readonly Organisation[] }): ReactNode {
  // The notes are at the next item before the panel is.
  const item = useDeferredValue(current);
  if (item === null) {
    return (
      <ItemPanel label="Paper" onBack={rest.onBack}>
        <h2>Paper</h2>
        <p className={styles.quiet}>
          The cover paper of an item is shown here once the caret is in its notes.
        </p>
      </ItemPanel>
    );
  }
  if (item.paper === null) {
    return (
      <ItemPanel label={`Paper: ${item.title}`} onBack={rest.onBack}>
        <h2>{item.title}</h2>
        <p className={styles.quiet}>There is no cover paper for this item.</p>
      </ItemPanel>
    );
  }
  return (
    <Paper
      item={item}
      paper={item.paper}
      organisation={organisations.find(({ id }) => id === item.organisationId)?.name ?? null}
      {...rest}
    />
  );
}

function Paper({
  item,
  paper: { documentId, state },
  organisation,
  names,
  onBack,
}: Omit<BesideItemProps, 'item'> & {
  readonly item: AgendaItem;
  readonly paper: NonNullable<AgendaItem['paper']>;
  readonly organisation: string | null;
}): ReactNode {
  const { meetingId } = item;
  const { data: paper, error } = useQuery(
    operations.documents.get.queryOptions({ input: { id: documentId } }),
  );
  const { data: items = [] } = useQuery(operations.agenda.list.queryOptions({ input: { meetingId } }));
  const plan = usePlanNames(meetingId);
  const restrictedByItem = restrictedItems(items).get(item.id);
  return (
    <ItemPanel label={`Paper: ${item.title}`} onBack={onBack}>
      <h2>{item.title}</h2>
      <p className={styles.facts}>
        <Chip icon={FileText}>{paperStateNames[state]}</Chip>
        <a href={hrefTo(paperPath(meetingId, documentId))}>Open the paper</a>
      </p>
      {restrictedByItem === undefined ? null : <RestrictedLine reason={restrictedByItem} isByItem />}
      {error ? <ProblemNotice error={error} /> : null}
      {paper === undefined && !error ? <Loading label="Reading the paper…" /> : null}
      {inRoom(paper?.sections ?? []).map((section) => (
        <PaperSection key={section.id} section={section} facts={{ organisation, plan }} names={names} />
      ))}
    </ItemPanel>
  );
}

function PaperSection({
  section: { heading, restrictedReason, content },
  facts,
  names,
}: {
  readonly section: Section;
  readonly facts: HeadingFacts;
  readonly names: NameBook;
}): ReactNode {
  const title = fillHeading(heading, facts);
  return (
    <div className={styles.section}>
      <h3>{title}</h3>
      {restrictedReason === null ? null : <RestrictedLine reason={restrictedReason} />}
      <DrawnText kind="cover-paper" content={content} names={names} label={title} />
    </div>
  );
}

function inRoom(sections: readonly Section[]): readonly Section[] {
  const wanted = sections.filter(({ key }) => inTheRoom.has(key));
  return wanted.length === 0 ? sections : wanted;
}

function usePlanNames(meetingId: string): HeadingFacts['plan'] {
  const { data: meeting } = useQuery(operations.meetings.get.queryOptions({ input: { id: meetingId } }));
  const { data: plans = [] } = useQuery(operations.plans.list.queryOptions());
  const plan = plans.find(({ id }) => id === meeting?.planId);
  return plan === undefined ? null : planNamesOf(plan);
}
