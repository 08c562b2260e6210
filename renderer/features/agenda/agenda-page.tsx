import { useMutation, useQuery } from '@tanstack/react-query';
import { History, ListOrdered, Plus, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { placeForNewItem, takesCoverPaper } from '../../../shared/domain/agenda.ts';
import { sittingNamedBy, type NamedSitting } from '../../../shared/domain/neighbours.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { wordRestriction } from '../../../shared/document/restricted-words.ts';
import { shortFormOf } from '../../../shared/domain/people.ts';
import { useCommands } from '../../app/commands.ts';
import { oneLine } from '../../app/field-problems.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { goTo, paperPath } from '../../app/routes.ts';
import { RestrictDialog } from '../../editor/restrict-dialog.tsx';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ActionsOfItem } from './actions-of-item.tsx';
import { agendaListKeys } from './agenda-list-keys.ts';
import { AgendaList } from './agenda-list.tsx';
import styles from './agenda.module.css';
import { behind } from './agenda-targets.ts';
import { ClashDialog } from './clash-dialog.tsx';
import { Clockwork } from './clockwork.tsx';
import { draftRowId, type Draft, type Editing } from './editing.ts';
import { IssuesDialog } from './issues-dialog.tsx';
import { ItemPanel } from './item-panel.tsx';
import { MoveToDialog } from './move-to-dialog.tsx';
import { useAgenda } from './use-agenda.ts';
import { WithdrawnItems } from './withdrawn-items.tsx';

/** A meeting's agenda: one line an item, and the chosen item at the right. */
export function AgendaPage({ meetingId }: { readonly meetingId: string }) {
  const { data: meeting } = useQuery(operations.meetings.get.queryOptions({ input: { id: meetingId } }));
  const { data: people = [] } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = [] } = useQuery(operations.people.listOrganisations.queryOptions());
  const { data: neighbours } = useQuery(
    operations.meetings.neighbours.queryOptions({ input: { id: meetingId } }),
  );
  const agenda = useAgenda(meetingId, meeting);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [movingId, setMovingId] = useState<string | null>(null);
  const [removal, setRemoval] = useState<AgendaItem | null>(null);
  const [restrictingId, setRestrictingId] = useState<string | null>(null);
  const [isShowingIssues, setShowingIssues] = useState(false);

  const { items } = agenda;
  const isReadOnly = meeting?.state === 'agreed';
  const chosen = items?.find((item) => item.id === chosenId) ?? items?.[0] ?? null;
  const restricted = restrictedItems(items ?? []);
  const restricting = items?.find((item) => item.id === restrictingId) ?? null;
  const restrict = ({ id, restrictedReason }: AgendaItem, reason: string | null): void => {
    agenda.change(id, { restrictedReason: reason });
    agenda.desk.remember({
      ...{ command: 'update', id },
      changes: { restrictedReason },
      before: { restrictedReason: reason },
    });
    announce(reason === null ? 'No longer restricted.' : `${wordRestriction(reason)}.`);
  };

  const startDraft = (after: AgendaItem | null): void => {
    if (isReadOnly || !items) return;
    const target = after ? behind(items, null, after) : placeForNewItem(items);
    const kind =
      target.parentId !== null ? 'other' : after === null || takesCoverPaper(after.kind) ? 'report' : 'other';
    setDraft({ target, kind, text: '', problem: null });
    setEditing({ id: draftRowId });
  };
  const remove = async (item: AgendaItem, evenWithText: boolean): Promise<void> => {
    const place = items?.findIndex((each) => each.id === item.id) ?? 0;
    const outcome = await agenda.remove(item.id, evenWithText);
    if (outcome === 'has-text') setRemoval(item);
    else {
      setRemoval(null);
      const rest = items?.filter((each) => each.id !== item.id && each.parentId !== item.id) ?? [];
      setChosenId((rest[place] ?? rest.at(-1))?.id ?? null);
    }
  };

  const begin = useMutation({
    mutationFn: (item: AgendaItem) => client.papers.create({ agendaItemId: item.id }),
    onSuccess: (paper) => goTo(paperPath(meetingId, paper.id)),
    onError: (error) => showToast({ tone: 'problem', message: oneLine(error) }),
  });
  const openPaper = (item: AgendaItem): void => {
    if (item.paper) goTo(paperPath(meetingId, item.paper.documentId));
    else if (!begin.isPending) begin.mutate(item);
  };
  const canChange = !isReadOnly && chosen !== null;
  useCommands('agenda', [
    {
      id: 'agenda.add',
      label: 'Add an agenda item',
      group: 'Agenda',
      keys: 'Alt I',
      isEnabled: !isReadOnly,
      run: () => startDraft(null),
    },
    {
      id: 'agenda.move-to',
      label: 'Move the item to a position…',
      group: 'Agenda',
      isEnabled: canChange,
      run: () => setMovingId(chosen?.id ?? null),
    },
    {
      id: 'agenda.restrict',
      label: 'Restrict the item…',
      group: 'Agenda',
      isEnabled: canChange,
      run: () => setRestrictingId(chosen?.id ?? null),
    },
    {
      id: 'agenda.issues',
      label: 'Show the issued agendas',
      group: 'Agenda',
      isEnabled: agenda.issues.length > 0,
      run: () => setShowingIssues(true),
    },
    ...(canChange ? agendaListKeys : []),
  ]);

  if (items === undefined) {
    return (
      <div className={styles.alone}>
        {agenda.error ? <ProblemNotice error={agenda.error} /> : <Loading label="Reading the agenda…" />}
      </div>
    );
  }

  const leadOf = (item: AgendaItem): string | null => {
    const lead = people.find((person) => person.id === item.leadId);
    if (lead) return shortFormOf(lead);
    const organisation = organisations.find((each) => each.id === item.organisationId);
    return organisation?.shortName ?? organisation?.name ?? null;
  };
  const namedBy = ({ kind }: AgendaItem): NamedSitting | null =>
    neighbours ? sittingNamedBy(kind, neighbours) : null;

  return (
    <div className={styles.page}>
      <section className={styles.list} aria-label="Agenda">
        <div className={styles.tools}>
          <Button icon={Plus} isDisabled={isReadOnly} onPress={() => startDraft(null)}>
            Item
          </Button>
          <Button
            variant="quiet"
            icon={Undo2}
            isDisabled={!agenda.canUndo || isReadOnly}
            onPress={agenda.undo}
          >
            Undo
          </Button>
          {agenda.issues.length === 0 ? null : (
            <Button variant="quiet" icon={History} onPress={() => setShowingIssues(true)}>
              Issued agendas
            </Button>
          )}
          <span className={styles.space} />
          <Clockwork agenda={agenda} />
        </div>
        {isReadOnly ? (
          <Notice title="The notes of this meeting are agreed.">
            Its agenda can be read, and not changed.
          </Notice>
        ) : null}
        {items.length === 0 && draft === null ? (
          <EmptyState
            icon={ListOrdered}
            title="The agenda has no items yet"
            actions={
              <Button variant="primary" icon={Plus} onPress={() => startDraft(null)}>
                Add the first item
              </Button>
            }
          >
            Each item is one line here: its title, who leads it, its minutes and the state of its cover paper.
          </EmptyState>
        ) : (
          <AgendaList
            agenda={agenda}
            items={items}
            chosenId={chosen?.id ?? null}
            onChoose={setChosenId}
            editing={editing}
            onEdit={setEditing}
            draft={draft}
            onDraft={setDraft}
            onNext={startDraft}
            onRemove={(item) => void remove(item, false)}
            onMoveTo={setMovingId}
            onRestrict={setRestrictingId}
            restricted={restricted}
            onPaper={openPaper}
            leadOf={leadOf}
            namedBy={namedBy}
            isReadOnly={isReadOnly}
          />
        )}
        <WithdrawnItems agenda={agenda} isReadOnly={isReadOnly} />
      </section>
      <aside className={styles.panel} aria-label="Details of the item">
        {chosen ? (
          <ItemPanel
            key={chosen.id}
            agenda={agenda}
            item={chosen}
            meeting={meeting}
            people={people}
            organisations={organisations}
            isReadOnly={isReadOnly}
            named={namedBy(chosen)}
            restrictedAbove={chosen.parentId === null ? null : (restricted.get(chosen.parentId) ?? null)}
            onMoveTo={() => setMovingId(chosen.id)}
            onRestrict={() => setRestrictingId(chosen.id)}
            onPaper={() => openPaper(chosen)}
            onRemove={() => void remove(chosen, false)}
          />
        ) : (
          <p className={styles.nothing}>The details of the chosen item will be here.</p>
        )}
      </aside>
      {movingId !== null ? (
        <MoveToDialog agenda={agenda} items={items} movedId={movingId} onClose={() => setMovingId(null)} />
      ) : null}
      {restricting ? (
        <RestrictDialog
          title={`Restrict item ${agenda.numbers.get(restricting.id)?.label ?? ''}`}
          reason={restricting.restrictedReason}
          onChange={(reason) => restrict(restricting, reason)}
          onClose={() => setRestrictingId(null)}
        />
      ) : null}
      {removal ? (
        <ConfirmDialog
          title={`Delete item ${agenda.numbers.get(removal.id)?.label ?? ''} with its words?`}
          isOpen
          isDangerous
          confirmLabel="Delete the item"
          onClose={() => setRemoval(null)}
          onConfirm={() => void remove(removal, true)}
        >
          <p>
            “{removal.title}” has words in its cover paper or its notes. They leave the agenda, the notes and
            every Word file with the item.
          </p>
          <ActionsOfItem meetingId={meetingId} items={items} itemId={removal.id} />
          <p>The words are kept: Undo brings the item back with them.</p>
        </ConfirmDialog>
      ) : null}
      {isShowingIssues ? (
        <IssuesDialog
          meetingId={meetingId}
          issues={agenda.issues}
          since={agenda.since}
          onClose={() => setShowingIssues(false)}
        />
      ) : null}
      {agenda.view.clash ? <ClashDialog agenda={agenda} clash={agenda.view.clash} items={items} /> : null}
    </div>
  );
}
