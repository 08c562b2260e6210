import type { Editor } from '@tiptap/core';
import { useQuery } from '@tanstack/react-query';
import { Check, FileDown } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { AgendaItem, Meeting, SectionedDocument } from '../../../shared/contract/entities.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { VisuallyHidden } from 'react-aria-components';
import { useCommands } from '../../app/commands.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { reportSaveState } from '../../app/save-state.ts';
import { useOpenDocument } from '../../app/use-open-document.ts';
import { wordsOf, type DocumentSession, type SessionSection } from '../../editor/document-session.ts';
import { EditorToolbar } from '../../editor/editor-toolbar.tsx';
import { nameBookOf } from '../../editor/name-book.ts';
import { nameInto } from '../../editor/name-menu.ts';
import { SectionBody } from '../../editor/section-body.tsx';
import '../../editor/section-text.css';
import type { MarkStart } from '../../editor/section-marks.ts';
import type { CaretPlace } from '../../editor/static-body.tsx';
import { useEditorHost } from '../../editor/use-editor-host.tsx';
import { client, operations } from '../../platform/client.ts';
import { platform } from '../../platform/platform.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ExportNotice, useWordFiles } from '../issue/index.ts';
import { ActionsPanel, type ActionsPanelProps } from './actions-panel.tsx';
import styles from './notes-page.module.css';
import {
  actionsOf,
  isSameStart,
  notesSectionsOf,
  type MeetingAction,
  type NotesSection,
} from './notes-sections.ts';
import { PeoplePanel, type PeoplePanelProps } from './people-panel.tsx';

const none: readonly never[] = [];

/** The notes of a meeting: every agenda item one after the other, the one in use live. */
export function NotesPage({ meetingId }: { readonly meetingId: string }): ReactNode {
  const meeting = useQuery(operations.meetings.get.queryOptions({ input: { id: meetingId } }));
  const agenda = useQuery(operations.agenda.list.queryOptions({ input: { meetingId } }));
  const opened = useOpenDocument(meeting.data?.notesDocumentId ?? null);
  const error = meeting.error ?? agenda.error ?? (opened.state === 'failed' ? opened.error : null);
  if (error !== null && opened.state !== 'open') {
    return (
      <div className={styles.alone}>
        <ProblemNotice
          error={error}
          actions={
            <Button
              onPress={() => {
                void meeting.refetch();
                void agenda.refetch();
                if (opened.state === 'failed') opened.tryAgain();
              }}
            >
              Try again
            </Button>
          }
        />
      </div>
    );
  }
  if (!meeting.data || !agenda.data || opened.state !== 'open') return <Loading label="Opening the notes…" />;
  return (
    <OpenNotes
      meeting={meeting.data}
      items={agenda.data}
      session={opened.session}
      stored={opened.stored}
      sections={opened.sections}
    />
  );
}

type OpenNotesProps = {
  readonly meeting: Meeting;
  readonly items: readonly AgendaItem[];
  readonly session: DocumentSession;
  readonly stored: SectionedDocument;
  readonly sections: readonly SessionSection[];
};

type Live = { readonly sectionId: string; readonly caret: CaretPlace };

function OpenNotes({ meeting, items, session, stored, sections }: OpenNotesProps): ReactNode {
  const { id: meetingId, chairId } = meeting;
  const { data: people = none } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = none } = useQuery(operations.people.listOrganisations.queryOptions());
  const { data: attendees = none } = useQuery(
    operations.attendance.list.queryOptions({ input: { meetingId } }),
  );
  const { data: register = none } = useQuery(operations.actions.list.queryOptions({ input: { meetingId } }));
  const { data: meetings = none } = useQuery(operations.meetings.list.queryOptions());
  const [live, setLive] = useState<Live | null>(null);
  const [panel, setPanel] = useState<'people' | 'actions'>('people');
  const page = useRef<HTMLDivElement>(null);
  const wordFiles = useWordFiles();

  useNewSections(session, items, stored);
  const notes = useStableStarts(notesSectionsOf(items, sections));
  const isLocked = meeting.state === 'agreed';
  useEffect(() => {
    if (!isLocked) return undefined;
    reportSaveState('agreed notes', {
      kind: 'read-only',
      why: 'The notes were agreed as a correct record and no longer change.',
    });
    return () => reportSaveState('agreed notes', null);
  }, [isLocked]);

  const names = useMemo(
    () =>
      nameBookOf(
        people,
        organisations,
        attendees.map(({ personId }) => personId),
      ),
    [people, organisations, attendees],
  );
  const nextMeetingDate = useMemo(
    () =>
      meetings
        .filter(({ bodyId, date }) => bodyId === meeting.bodyId && date > meeting.date)
        .map(({ date }) => date)
        .toSorted()[0] ?? null,
    [meetings, meeting],
  );

  const current = notes.find(({ section }) => section.id === live?.sectionId) ?? null;
  const activate = useCallback((sectionId: string, caret: CaretPlace) => setLive({ sectionId, caret }), []);
  const goTo = (place: NotesSection | undefined): void => {
    if (!place) return;
    if (place.section.id === live?.sectionId) editor?.commands.focus('end');
    else activate(place.section.id, 'end');
    page.current?.querySelector(`[data-section="${place.section.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const moveOn = (direction: 'next' | 'previous'): void => {
    const index = current ? notes.indexOf(current) : -1;
    goTo(notes[direction === 'next' ? index + 1 : Math.max(0, index - 1)]);
  };
  const { host, editor, setEditor, dialogs } = useEditorHost({
    names,
    dueFacts: { meetingDate: meeting.date, nextMeetingDate },
    report: reportOf(current?.item),
    moveOn,
    openLink: (href) => platform().openLink(href),
  });

  const actions = useStableActions(actionsOf(notes));
  const words = notes.map(({ section }) =>
    section.state === 'sound' ? wordsOf(section.doc) : section.stored.words,
  );
  const present = useMemo(
    () =>
      attendees
        .filter(({ kind }) => kind !== 'apologies')
        .flatMap(({ personId }) =>
          names.entries.filter(({ kind, id }) => kind === 'person' && id === personId),
        ),
    [attendees, names],
  );
  const exportNotes = (): void => void wordFiles.make({ meetingId, kinds: ['notes'] });

  useCommands('notes', [
    {
      id: 'notes.next',
      label: 'Next item',
      group: 'Notes',
      keys: 'Ctrl ↓',
      isEnabled: notes.length > 0,
      run: () => moveOn('next'),
    },
    {
      id: 'notes.previous',
      label: 'Previous item',
      group: 'Notes',
      keys: 'Ctrl ↑',
      isEnabled: notes.length > 0,
      run: () => moveOn('previous'),
    },
    {
      id: 'notes.export',
      label: 'Export the notes to Word',
      group: 'Notes',
      run: exportNotes,
    },
    ...present.slice(0, 9).map((entry, index) => ({
      id: `notes.name-${index + 1}`,
      label: `Name ${entry.label}`,
      group: 'Notes',
      keys: `Alt ${index + 1}`,
      isEnabled: editor !== null,
      run: () => {
        if (editor) nameInto(editor, entry);
      },
    })),
    {
      id: 'text.action',
      label: 'Action; in an action, its owner and due date',
      group: 'Text',
      keys: 'Ctrl ↵',
      isLocal: true,
      run: ignore,
    },
    { id: 'text.insert', label: 'Insert', group: 'Text', keys: '/', isLocal: true, run: ignore },
    {
      id: 'text.name',
      label: 'Name a person; in an action, its owner or date',
      group: 'Text',
      keys: '@',
      isLocal: true,
      run: ignore,
    },
    { id: 'text.link', label: 'Link', group: 'Text', keys: 'Ctrl Shift K', isLocal: true, run: ignore },
    {
      id: 'text.subheading',
      label: 'Sub-heading',
      group: 'Text',
      keys: 'Alt Shift H',
      isLocal: true,
      run: ignore,
    },
    { id: 'text.bullets', label: 'Bullets', group: 'Text', keys: 'Ctrl Shift 8', isLocal: true, run: ignore },
    { id: 'text.letters', label: 'Letters', group: 'Text', keys: 'Ctrl Shift 7', isLocal: true, run: ignore },
  ]);

  const goToSection = useCallback((sectionId: string) => setLive({ sectionId, caret: 'end' }), []);
  if (notes.length === 0) {
    return (
      <EmptyState title="No notes yet">
        <p>Each item of the agenda gets its part of the notes here. Put items on the agenda first.</p>
      </EmptyState>
    );
  }
  return (
    <div className={styles.screen}>
      <VisuallyHidden>
        <h1>Notes of {formatDate(meeting.date)}</h1>
      </VisuallyHidden>
      <nav className={styles.rail} aria-label="Agenda">
        <h2>Agenda</h2>
        <ol>
          {notes.map((place, index) => (
            <li key={place.section.id} data-depth={place.depth}>
              <button
                type="button"
                className={styles.item}
                aria-current={place === current ? 'true' : undefined}
                onClick={() => goTo(place)}
              >
                <span className={styles.mark}>{place.depth === 0 ? place.mark : `${place.mark})`}</span>
                <span>{place.item.title}</span>
                <RailSide
                  minutes={place.item.minutes}
                  words={words[index] ?? 0}
                  isCurrent={place === current}
                />
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles.middle}>
        <div className={styles.bar}>
          <EditorToolbar kind="notes" editor={editor} host={host} isNumbered={false} />
          <span className={styles.space} />
          <Button icon={FileDown} onPress={exportNotes} isPending={wordFiles.state.step === 'making'}>
            Export to Word
          </Button>
        </div>
        <ExportNotice state={wordFiles.state} onClose={wordFiles.reset} onRetry={exportNotes} />
        <div className={styles.desk} ref={page}>
          <article className={styles.page} aria-label={`Notes of ${formatDate(meeting.date)}`}>
            {notes.map((place) => (
              <NotesItem key={place.section.id} place={place} isLive={place === current}>
                <SectionBody
                  session={session}
                  section={place.section}
                  start={place.start}
                  names={names}
                  host={host}
                  label={`Notes of item ${place.label}, ${place.item.title}`}
                  live={place === current ? (live?.caret ?? null) : null}
                  guidance={place === current ? 'Type what was said. Press / to insert, @ for a name.' : ''}
                  onActivate={activate}
                  onLive={setEditor}
                  openLink={host.openLink}
                  isLocked={isLocked}
                />
              </NotesItem>
            ))}
          </article>
        </div>
      </div>
      <NotesPanels
        panel={panel}
        onPanel={setPanel}
        meetingId={meetingId}
        people={people}
        organisations={organisations}
        attendees={attendees}
        chairId={chairId}
        names={names}
        isLocked={isLocked}
        editor={editor}
        actions={actions}
        register={register}
        onGoTo={goToSection}
      />
      <footer className={styles.status}>
        {current ? (
          <span>
            Item {current.label} · {counted(words[notes.indexOf(current)] ?? 0, 'word')}
          </span>
        ) : null}
        <span>
          Notes{' '}
          {counted(
            words.reduce((sum, count) => sum + count, 0),
            'word',
          )}
        </span>
        <span>
          {current
            ? `${counted(actions.filter(({ sectionId }) => sectionId === current.section.id).length, 'action')} here, ${actions.length} in all`
            : counted(actions.length, 'action')}
        </span>
        <span className={styles.space} />
        <span>English (United Kingdom)</span>
      </footer>
      {dialogs}
    </div>
  );
}

type NotesPanelsProps = Omit<PeoplePanelProps, 'onName'> &
  ActionsPanelProps & {
    readonly panel: 'people' | 'actions';
    readonly onPanel: (panel: 'people' | 'actions') => void;
    readonly editor: Editor | null;
  };

/** Drawn again only when what it shows has changed, not on every pause of the typing. */
const NotesPanels = memo(function NotesPanels({
  panel,
  onPanel,
  meetingId,
  people,
  organisations,
  attendees,
  chairId,
  names,
  isLocked,
  editor,
  actions,
  register,
  onGoTo,
}: NotesPanelsProps): ReactNode {
  return (
    <aside className={styles.panel} aria-label="People and actions">
      <Tabs
        label="People and actions"
        selected={panel}
        onChange={onPanel}
        tabs={[
          {
            id: 'people',
            label: 'People',
            content: (
              <PeoplePanel
                meetingId={meetingId}
                people={people}
                organisations={organisations}
                attendees={attendees}
                chairId={chairId}
                names={names}
                isLocked={isLocked}
                onName={editor ? (entry) => nameInto(editor, entry) : null}
              />
            ),
          },
          {
            id: 'actions',
            label: 'Actions',
            count: actions.length,
            content: <ActionsPanel actions={actions} names={names} register={register} onGoTo={onGoTo} />,
          },
        ]}
      />
    </aside>
  );
});

function NotesItem({
  place,
  isLive,
  children,
}: {
  readonly place: NotesSection;
  readonly isLive: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const number = place.depth === 0 ? `${place.mark}.` : `${place.mark})`;
  const Heading = place.depth === 0 ? 'h2' : 'h3';
  return (
    <section
      className={styles.section}
      data-section={place.section.id}
      data-live={isLive ? '' : undefined}
      data-depth={place.depth}
    >
      <Heading className={styles.heading}>
        <span>{number}</span>
        {place.item.title}
      </Heading>
      {children}
    </section>
  );
}

function RailSide({
  minutes,
  words,
  isCurrent,
}: {
  readonly minutes: number | null;
  readonly words: number;
  readonly isCurrent: boolean;
}): ReactNode {
  if (words > 0 && !isCurrent) return <Check role="img" aria-label="has notes" />;
  return minutes === null ? <span /> : <span className={styles.minutes}>{minutes} min</span>;
}

/** The same list while every action in it says the same. */
function useStableActions(actions: readonly MeetingAction[]): readonly MeetingAction[] {
  const [known, setKnown] = useState(actions);
  const isSame =
    known.length === actions.length &&
    known.every((action, index) => {
      const other = actions[index];
      return (
        other !== undefined &&
        action.id === other.id &&
        action.text === other.text &&
        action.label === other.label &&
        action.due === other.due &&
        JSON.stringify(action.owners) === JSON.stringify(other.owners)
      );
    });
  if (!isSame) setKnown(actions);
  return isSame ? known : actions;
}

/** An item that came onto the agenda has a section in the store that this window has not read yet. */
function useNewSections(
  session: DocumentSession,
  items: readonly AgendaItem[],
  stored: SectionedDocument,
): void {
  useEffect(() => {
    const known = new Set(stored.sections.map(({ agendaItemId }) => agendaItemId));
    if (items.every(({ id }) => known.has(id))) return undefined;
    const stop = new AbortController();
    client.documents.get({ id: session.id }, { signal: stop.signal }).then(
      (document) => session.receive(document),
      // The change feed asks again; the items' notes appear then.
      () => undefined,
    );
    return () => stop.abort();
  }, [session, items, stored]);
}

/** Starts that say the same are the same object, so that a section that did not change is not drawn anew. */
function useStableStarts(notes: readonly NotesSection[]): readonly NotesSection[] {
  const [known] = useState(() => new Map<string, MarkStart>());
  return notes.map((place) => {
    const before = known.get(place.section.id);
    if (before && isSameStart(before, place.start)) return { ...place, start: before };
    known.set(place.section.id, place.start);
    return place;
  });
}

function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en-GB')} ${thing}${count === 1 ? '' : 's'}`;
}

function reportOf(item: AgendaItem | undefined): { readonly title: string; readonly href: string } | null {
  if (!item?.reportHref) return null;
  return { title: item.reportTitle ?? item.title, href: item.reportHref };
}

// Heard by the text itself; the shortcut sheet only lists it.
function ignore(): void {
  return undefined;
}
