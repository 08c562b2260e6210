import { FileDown, History, Maximize2 } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { itemOutcomeNames } from '../../../shared/wording/word-item-progress.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import type { LetterStyle } from '../../../shared/domain/manner.ts';
import type { ItemOutcome } from '../../../shared/domain/item-progress.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { NewName } from '../../app/new-name.ts';
import { firstScreenIsShown } from '../../app/load-rest.ts';
import { useReadOnlyState } from '../../app/use-read-only-state.ts';
import { useSpellingCommands } from '../../app/use-spelling-commands.ts';
import { useSectionRestriction } from '../../app/use-section-restriction.tsx';
import type { DocumentSession, SessionSection } from '../../editor/document-session.ts';
import { bringCaretBack } from '../../editor/caret-back.ts';
import type { CaretPlace } from '../../editor/caret-place.ts';
import { SectionBody } from '../../editor/section-body.tsx';
import '../../editor/section-text.css';
import { useLiveSection } from '../../editor/remembered-place.ts';
import { readWordsOf } from '../../editor/section-words.ts';
import { useWritingAids } from '../../editor/spelling/use-writing-aids.ts';
import { useEditorHost } from '../../editor/use-editor-host.tsx';
import { platform } from '../../platform/platform.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { HeardInNotes } from '../actions/index.ts';
import { PromiseTopic } from '../forward-plan/index.ts';
import { useFind } from '../find/index.ts';
import { useSectionHistory } from '../history/index.ts';
import { ExportNotice, useWordFiles } from '../issue/index.ts';
import { AgreedNotice } from '../sign-off/index.ts';
import { useAgenda } from '../agenda/index.ts';
import { useActionsDeeds, useActionsPlace } from './actions-place.ts';
import { gatherAllActions } from './gather-all-actions.ts';
import { meetingKeys } from './meeting-keys.ts';
import { useItemChanges } from './use-item-changes.tsx';
import { useItemOutcome } from './use-item-outcome.ts';
import { useItemTimes } from './use-item-times.ts';
import { useMeetingCommands } from './use-meeting-commands.ts';
import { useMeetingMode } from './use-meeting-mode.ts';
import { AgendaRail } from './agenda-rail.tsx';
import { NotesHead } from './notes-head.tsx';
import { NotesItem, type NotesItemProps } from './notes-item.tsx';
import styles from './notes-page.module.css';
import { NotesPanels } from './notes-panels.tsx';
import type { NotesPanel } from './notes-tabs.tsx';
import { actionsOf, notesSectionsOf, type NotesSection } from './notes-sections.ts';
import { NotesStatus } from './notes-status.tsx';
import { useNewSections } from './use-new-sections.ts';
import { useNotesCommands } from './use-notes-commands.ts';
import { useNotesFacts } from './use-notes-facts.ts';
import { useFindPlaces } from './use-find-places.ts';
import { useSaidActions } from './use-said-actions.ts';
import { useTidy } from './use-tidy.ts';
import { useStableActions, useStableStarts } from './use-stable-notes.ts';
import { later, laterComponent } from '../../ui/later.tsx';

const EditorToolbar = laterComponent(
  async () => (await import('../../editor/editor-toolbar.tsx')).EditorToolbar,
);
const LettersOfBody = laterComponent(
  async () => (await import('../../app/letters-of-body.tsx')).LettersOfBody,
);
const firstMentions = later(() => import('./first-mentions-in-full.ts'));
const MeetingBar = laterComponent(async () => (await import('./meeting-bar.tsx')).MeetingBar);

export type OpenNotesProps = {
  readonly meeting: Meeting;
  readonly items: readonly AgendaItem[];
  readonly session: DocumentSession;
  readonly stored: SectionedDocument;
  readonly sections: readonly SessionSection[];
};

/** The notes once they are read: the agenda, the page, people and actions, and the line of counts. */
export function OpenNotes({ meeting, items, session, stored, sections }: OpenNotesProps): ReactNode {
  const meetingId = meeting.id;
  const { names, present, register, dueFacts, ...facts } = useNotesFacts(meeting);
  const [live, setLive] = useLiveSection();
  const [letters, setLetters] = useState<LetterStyle>('a)');
  const [panel, setPanel] = useState<NotesPanel>('people');
  const page = useRef<HTMLDivElement>(null);
  const wordFiles = useWordFiles();
  useEffect(firstScreenIsShown, []);

  useNewSections(session, items, stored);
  // With what is still on its way to the core: a title that was changed is read at once.
  const agenda = useAgenda(meetingId, meeting);
  const shown = agenda.items ?? items;
  const notes = useStableStarts(notesSectionsOf(shown, sections, letters));
  const isLocked = meeting.state === 'agreed';
  useReadOnlyState(
    'agreed notes',
    isLocked ? 'The notes were agreed as a correct record and no longer change.' : null,
  );

  const current = notes.find(({ section }) => section.id === live?.sectionId) ?? null;
  const activate = useCallback(
    (sectionId: string, caret: CaretPlace) => setLive({ sectionId, caret }),
    [setLive],
  );
  const goTo = (place: NotesSection | undefined): void => {
    if (!place) return;
    if (place.section.id === live?.sectionId) editor?.view.focus();
    else activate(place.section.id, 'as-left');
    page.current?.querySelector(`[data-section="${place.section.id}"]`)?.scrollIntoView({ block: 'nearest' });
    announce(saidOf(place));
  };
  const moveOn = (direction: 'next' | 'previous'): void => {
    const index = current ? notes.indexOf(current) : -1;
    goTo(notes[direction === 'next' ? index + 1 : Math.max(0, index - 1)]);
  };
  const actionsHabit = useActionsPlace(meeting.bodyId);
  const aids = useWritingAids(meeting.bodyId);
  const ofItems = restrictedItems(items);
  const restrictionOf = ({ section, item }: NotesSection): NotesItemProps['restricted'] => {
    const ofItem = ofItems.get(item.id);
    const reason = ofItem ?? section.stored.restrictedReason;
    return reason === null ? null : { reason, isByItem: ofItem !== undefined };
  };
  const { host, editor, setEditor, dialogs } = useEditorHost({
    names,
    NewName,
    aids,
    gathersActions: actionsHabit.gathers,
    restrictionOf: (sectionId) => {
      const place = notes.find(({ section }) => section.id === sectionId);
      return (place && restrictionOf(place)?.reason) ?? null;
    },
    dueFacts,
    report: reportOf(current?.item),
    moveOn,
    openLink: (href) => platform().openLink(href),
  });

  const tidy = useTidy({
    ...{ session, notes, host, editor, activate },
    liveId: current?.section.id ?? null,
    scrolled: () => page.current?.scrollTop ?? 0,
  });
  const gather = (places: readonly NotesSection[]): void => gatherAllActions({ session, places, host });
  const actionsDeeds = useActionsDeeds(actionsHabit, () => gather(notes));
  const actionsPlace = isLocked ? null : actionsDeeds;
  const goToTidy = (): void => {
    setPanel('tidy');
    const focusFirst = (): void =>
      document.querySelector<HTMLElement>('[data-open-end], [data-nothing-open]')?.focus();
    // The panel may not have shown them yet.
    if (panel === 'tidy') focusFirst();
    else requestAnimationFrame(focusFirst);
  };
  const actions = useStableActions(actionsOf(notes));
  useSaidActions(actions, current?.section.id ?? null);
  const words = notes.map(({ section }) =>
    section.state === 'sound' ? readWordsOf(section.doc) : section.stored.words,
  );
  const exportNotes = (): void => void wordFiles.make({ meetingId, kinds: ['notes'] });

  const history = useSectionHistory({
    session,
    sections: notes.map(({ section, label, item }) => ({ section, label: `${label} ${item.title}` })),
    names,
    locked: isLocked
      ? 'These notes were agreed as a correct record. Their versions can be read, and none of them restored.'
      : null,
  });
  const showHistory = (): void => history.open(current?.section.id ?? null);
  const goToPeople = (): void => {
    setPanel('people');
    const focusFirst = (): void =>
      document.querySelector<HTMLElement>('[data-attendee], [data-add-attendee]')?.focus();
    focusFirst();
    // The panel may not have shown them yet.
    if (panel !== 'people') requestAnimationFrame(focusFirst);
  };

  const itemChanges = useItemChanges({
    agenda,
    items: shown,
    notes,
    current,
    editor,
    isLocked,
    goTo,
  });
  const meetingMode = useMeetingMode();
  const { isMeeting } = meetingMode;
  const currentId = current?.item.id ?? null;
  const clocks = useItemTimes(meetingId, currentId, notes[0]?.item.id ?? null);
  const setOutcome = useItemOutcome(meetingId);
  const sayOutcome = (outcome: ItemOutcome): void => {
    if (current) setOutcome(current, outcome);
  };
  useMeetingCommands({ isLocked, current, editor, clocks, meetingMode, sayOutcome });

  useSpellingCommands({
    aids,
    editor,
    sections: notes.map(({ section }) => section),
    currentId: current?.section.id ?? null,
    isLocked,
    onGoTo: (sectionId) => activate(sectionId, 'start'),
  });

  const restriction = useSectionRestriction(session);
  const isRestricted = (place: NotesSection): boolean => restrictionOf(place) !== null;
  const nameFirstInFull = isLocked
    ? null
    : (): void =>
        void firstMentions.onHere(() =>
          firstMentions.now()?.nameFirstMentionsInFull({ session, notes, names, host, isRestricted }),
        );
  const canRestrict = (place: NotesSection): boolean => !isLocked && !ofItems.has(place.item.id);
  const restrict = (place: NotesSection, onClosed?: () => unknown): void =>
    restriction.ask({
      id: place.section.id,
      title: `Restrict the notes of item ${place.label}`,
      reason: place.section.stored.restrictedReason,
      onClosed,
    });

  useNotesCommands({
    ...{ canMove: notes.length > 0, present, editor, moveOn, exportNotes, showHistory },
    restrictItem:
      current && canRestrict(current)
        ? () => restrict(current, () => editor && bringCaretBack(editor))
        : null,
    goToPeople,
    goToTidy,
    gatherHere: current === null || isLocked ? null : () => gather([current]),
    nameFirstInFull,
  });

  const findBar = useFind({
    ...{ session, names, host, editor, page, activate },
    places: useFindPlaces(notes),
    liveId: current?.section.id ?? null,
    locked: isLocked
      ? 'These notes were agreed as a correct record: words are found in them, and nothing can be replaced.'
      : null,
  });

  const goToSection = useCallback((sectionId: string) => setLive({ sectionId, caret: 'end' }), [setLive]);
  if (notes.length === 0) {
    return (
      <EmptyState title="No notes yet">
        <p>Each item of the agenda gets its part of the notes here. Put items on the agenda first.</p>
      </EmptyState>
    );
  }
  return (
    <div className={styles.screen} data-meeting={isMeeting || undefined}>
      <VisuallyHidden>
        <h1>Notes of {formatDate(meeting.date)}</h1>
      </VisuallyHidden>
      {isMeeting ? (
        <MeetingBar
          current={current}
          clocks={clocks}
          planned={shown.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)}
          isLocked={isLocked}
          onOutcome={sayOutcome}
          onLeave={meetingMode.toggle}
        />
      ) : null}
      <AgendaRail
        notes={notes}
        words={words}
        current={current}
        clocks={clocks}
        isRestricted={isRestricted}
        onGoTo={goTo}
        entries={isLocked ? [] : itemChanges.entries}
      />
      <div className={styles.middle}>
        <div className={styles.bar}>
          <EditorToolbar kind="notes" editor={editor} host={host} isNumbered={false} />
          <span className={styles.space} />
          <IconButton icon={History} label="History" keys="Alt Shift V" onPress={showHistory} />
          <Button icon={FileDown} onPress={exportNotes} isPending={wordFiles.state.step === 'making'}>
            Export to Word
          </Button>
          {isMeeting ? null : (
            <IconButton
              icon={Maximize2}
              label="Full screen for the meeting"
              keys={meetingKeys.fullScreen}
              onPress={meetingMode.toggle}
            />
          )}
        </div>
        <ExportNotice state={wordFiles.state} onClose={wordFiles.cancel} onRetry={exportNotes} />
        {findBar}
        <div className={styles.desk} ref={page}>
          <article
            className={styles.page}
            aria-label={`Notes of ${formatDate(meeting.date)}`}
            data-letters={letters}
          >
            {isLocked ? <AgreedNotice meeting={meeting} /> : null}
            <NotesHead
              attendees={facts.attendees}
              people={facts.people}
              organisations={facts.organisations}
            />
            {notes.map((place) => (
              <NotesItem
                key={place.section.id}
                place={place}
                isLive={place === current}
                restricted={restrictionOf(place)}
                onRestrict={canRestrict(place) ? () => restrict(place) : null}
              >
                <SectionBody
                  session={session}
                  section={place.section}
                  start={place.start}
                  names={names}
                  host={host}
                  label={`Notes of item ${place.label}, ${place.item.title}`}
                  restrictedReason={restrictionOf(place)?.reason ?? null}
                  live={place === current ? (live?.caret ?? null) : null}
                  guidance={place === current ? 'Type what was said. Press / to insert, @ for a name.' : ''}
                  onActivate={activate}
                  onLive={setEditor}
                  openLink={host.openLink}
                  isLocked={isLocked}
                  onHistory={history.open}
                />
                <HeardInNotes meeting={meeting} place={place} notes={notes} />
                {place.item.kind === 'future-items' ? (
                  <PromiseTopic meeting={meeting} label="Add a topic to the forward plan" />
                ) : null}
              </NotesItem>
            ))}
          </article>
        </div>
      </div>
      <NotesPanels
        panel={panel}
        onPanel={setPanel}
        meetingId={meetingId}
        meetingDate={meeting.date}
        people={facts.people}
        organisations={facts.organisations}
        attendees={facts.attendees}
        chairId={meeting.chairId}
        names={names}
        isLocked={isLocked}
        editor={editor}
        item={current?.item ?? null}
        actions={actions}
        register={register}
        onGoTo={goToSection}
        actionsPlace={actionsPlace}
        ends={tidy.ends}
        onGoToEnd={tidy.goToEnd}
        onFix={isLocked ? null : tidy.fix}
        onUndoFix={tidy.undoFix}
        withNotes={tidy.withNotes}
      />
      <NotesStatus
        notes={notes}
        isRestricted={isRestricted}
        current={current}
        actions={actions}
        editor={editor}
      />
      <LettersOfBody bodyId={meeting.bodyId} sealed={facts.sealedLetters} onLetters={setLetters} />
      {dialogs}
      {restriction.dialog}
      {history.dialog}
      {itemChanges.dialogs}
    </div>
  );
}

/** What a screen reader hears of an item that becomes the current one. */
function saidOf({ label, item }: NotesSection): string {
  const planned = item.minutes === null ? '' : `, ${item.minutes} minutes planned`;
  const outcome = item.outcome === null ? '' : `, ${itemOutcomeNames[item.outcome].toLowerCase()}`;
  return `Item ${label}, ${item.title}${planned}${outcome}`;
}

function reportOf(item: AgendaItem | undefined): { readonly title: string; readonly href: string } | null {
  if (!item?.reportHref) return null;
  return { title: item.reportTitle ?? item.title, href: item.reportHref };
}
