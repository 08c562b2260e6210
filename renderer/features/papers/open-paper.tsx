import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { FileDown, History } from 'lucide-react';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { numberAgenda } from '../../../shared/domain/agenda.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { isEqualitySection } from '../../../shared/domain/equality-duty.ts';
import { fillHeading, planSectionOf } from '../../../shared/domain/papers.ts';
import { planNamesOf } from '../../../shared/domain/plans.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import type { WordingValues } from '../../../shared/domain/wordings.ts';
import { useBreadcrumbTail } from '../../app/breadcrumb.ts';
import { useCommands } from '../../app/commands.ts';
import { useReadOnlyState } from '../../app/use-read-only-state.ts';
import { useSpellingCommands } from '../../app/use-spelling-commands.ts';
import { useSectionRestriction } from '../../app/use-section-restriction.tsx';
import type { DocumentSession, SessionSection } from '../../editor/document-session.ts';
import { bringCaretBack } from '../../editor/caret-back.ts';
import type { CaretPlace } from '../../editor/caret-place.ts';
import { blockAtCaret } from '../../editor/block-at-caret.ts';
import { EditorToolbar } from '../../editor/editor-toolbar.tsx';
import { nameBookOf } from '../../editor/name-book.ts';
import { SectionBody } from '../../editor/section-body.tsx';
import '../../editor/section-text.css';
import { useLiveSection } from '../../editor/remembered-place.ts';
import type { MarkStart } from '../../editor/section-marks.ts';
import { textCommands } from '../../editor/text-commands.ts';
import { useWritingAids } from '../../editor/spelling/use-writing-aids.ts';
import { useEditorHost } from '../../editor/use-editor-host.tsx';
import { insertWording } from '../../editor/wording-commands.ts';
import { operations } from '../../platform/client.ts';
import { platform } from '../../platform/platform.ts';
import { announce } from '../../ui/announcer.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useFind } from '../find/index.ts';
import { useSectionHistory } from '../history/index.ts';
import { ExportNotice, useWordFiles } from '../issue/index.ts';
import { CommentsPanel, type CommentPlace } from './comments-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { LockedLine } from './locked-line.tsx';
import styles from './paper-page.module.css';
import { AttachmentsPanel } from './attachments-panel.tsx';
import { EqualityPanel } from './equality-panel.tsx';
import { LastTimePanel } from './last-time-panel.tsx';
import { paperStartsOf } from './paper-sections.ts';
import { PublicAttachments } from './public-attachments.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { PaperHead } from './paper-head.tsx';
import { PaperPanels, type PaperPanel } from './paper-panels.tsx';
import { PaperSection } from './paper-section.tsx';
import { PaperStateChip } from './paper-state-chip.tsx';
import { PaperStatus } from './paper-status.tsx';
import { PaperStepButtons } from './paper-step-buttons.tsx';
import { PlanLinkLines } from './plan-link-lines.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { StepsPanel } from './steps-panel.tsx';
import { useFindings } from './use-findings.ts';
import { usePaperSteps } from './use-paper-steps.tsx';
import { usePlanLinks } from './use-plan-links.ts';
import { useSectionDeeds } from './use-section-deeds.ts';
import { useSectionNumbering } from './use-section-numbering.ts';
import { WordingPanel } from './wording-panel.tsx';
import { copyOf } from './wordings-in-paper.ts';

const none: readonly never[] = [];

export type OpenPaperProps = {
  readonly meeting: Meeting;
  readonly session: DocumentSession;
  readonly stored: SectionedDocument;
  readonly sections: readonly SessionSection[];
};

/** A paper once it is read, as a page like the one that Word will print, and what stands beside it. */
export function OpenPaper({ meeting, session, stored, sections }: OpenPaperProps): ReactNode {
  const meetingId = meeting.id;
  const { data: items = none } = useQuery(operations.agenda.list.queryOptions({ input: { meetingId } }));
  const { data: people = none } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = none } = useQuery(operations.people.listOrganisations.queryOptions());
  const { data: wordings = none } = useQuery(operations.wordings.list.queryOptions());
  // Read before somebody asks for them, so that the field to search in is there for the next key.
  useQuery(operations.figures.list.queryOptions());
  const { data: plans = none } = useQuery(operations.plans.list.queryOptions());
  const [live, setLive] = useLiveSection();
  const page = useRef<HTMLDivElement>(null);
  const wordFiles = useWordFiles();

  const item = items.find(({ id }) => id === stored.agendaItemId);
  const number = item ? (numberAgenda(items).get(item.id)?.label ?? '') : '';
  const plan = plans.find(({ id }) => id === meeting.planId) ?? null;
  const organisation = organisations.find(({ id }) => id === item?.organisationId)?.name ?? null;
  const headingFacts = {
    organisation,
    plan: plan && planNamesOf(plan),
  };
  const wordingValues: WordingValues = {
    organisation,
    body: meeting.bodyName,
    'meeting.date': formatDate(meeting.date),
    'plan.name': headingFacts.plan?.name ?? null,
    'plan.shortName': headingFacts.plan?.shortName ?? null,
    'plan.period': headingFacts.plan?.period ?? null,
  };
  const planSectionId = planSectionOf(sections.map((section) => section.stored))?.id ?? null;
  useBreadcrumbTail([{ label: `${number} ${item?.title ?? 'Cover paper'}`.trim() }]);

  const starts = useStableStarts(paperStartsOf(sections));
  const names = useMemo(() => nameBookOf(people, organisations), [people, organisations]);
  const current = sections.find(({ id }) => id === live?.sectionId) ?? null;
  const activate = useCallback(
    (sectionId: string, caret: CaretPlace) => setLive({ sectionId, caret }),
    [setLive],
  );
  const showSection = (id: string): void => {
    activate(id, 'as-left');
    page.current?.querySelector(`[data-section="${id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const moveOn = (direction: 'next' | 'previous'): void => {
    const index = current ? sections.indexOf(current) : -1;
    const next = sections[direction === 'next' ? index + 1 : Math.max(0, index - 1)];
    if (next && next !== current) showSection(next.id);
  };
  const [panel, setPanel] = useState<{ readonly id: PaperPanel; readonly isSearching: boolean }>({
    id: 'plan',
    isSearching: false,
  });
  // One each: a panel that goes away lets go of its field after the next one has taken its own.
  const wordingSearch = useRef<HTMLInputElement>(null);
  const figureSearch = useRef<HTMLInputElement>(null);
  const searchIn = (id: 'wording' | 'figures'): void => {
    flushSync(() => setPanel({ id, isSearching: true }));
    (id === 'wording' ? wordingSearch : figureSearch).current?.focus();
  };
  const aids = useWritingAids(meeting.bodyId);
  const ofItem = item ? (restrictedItems(items).get(item.id) ?? null) : null;
  const restrictedFor = (id: string): string | null =>
    sections.find((section) => section.id === id)?.stored.restrictedReason ?? null;
  const { host, editor, setEditor, dialogs } = useEditorHost({
    names,
    aids,
    restrictionOf: (id) => ofItem ?? restrictedFor(id),
    dueFacts: { meetingDate: meeting.date, nextMeetingDate: null },
    report: item?.reportHref ? { title: item.reportTitle ?? item.title, href: item.reportHref } : null,
    moveOn,
    openLink: (href) => platform().openLink(href),
    choose: (what) => searchIn(what === 'figure' ? 'figures' : 'wording'),
  });
  const { inSection, onLive: doWhatWaits } = useSectionDeeds(current?.id ?? null, editor, setLive);
  const onLive = useCallback(
    (shown: Editor | null) => {
      setEditor(shown);
      doWhatWaits(shown);
    },
    [setEditor, doWhatWaits],
  );

  const planLinks = usePlanLinks(stored, session);
  const findings = useFindings(meetingId, stored.id);
  const paperSteps = usePaperSteps(stored, session, sections);
  const { state, isLocked } = paperSteps;
  useReadOnlyState(
    'cleared paper',
    state === 'cleared' ? 'The paper was cleared and no longer changes.' : null,
  );
  const numbering = useSectionNumbering(stored.id, session);
  const exportPaper = (): void =>
    void wordFiles.make({
      meetingId,
      kinds: ['papers'],
      ...(stored.agendaItemId === null ? {} : { agendaItemId: stored.agendaItemId }),
    });

  const queries = useQueryClient();
  const readAgain = (): void => void queries.invalidateQueries({ queryKey: operations.documents.key({}) });
  const headings = new Map(
    sections.map(({ id, stored: { heading } }) => [id, fillHeading(heading, headingFacts)]),
  );
  const equality = stored.sections.find(isEqualitySection);
  const copiedFrom = new Map(stored.sections.map((section) => [section.id, section.copiedFrom]));
  const history = useSectionHistory({
    session,
    sections: sections.map((section) => ({ section, label: headings.get(section.id) ?? '' })),
    names,
    locked: isLocked
      ? 'This paper was cleared. Its versions can be read; reopen it to restore one of them.'
      : null,
  });
  const showHistory = (): void => history.open(current?.id ?? null);
  const restriction = useSectionRestriction(session);
  const restrictSection = (id: string, onClosed?: () => unknown): void =>
    restriction.ask({
      id,
      title: `Restrict ${headings.get(id) ?? 'the section'}`,
      reason: restrictedFor(id),
      onClosed,
    });

  useSpellingCommands({
    aids,
    editor,
    sections,
    currentId: current?.id ?? null,
    isLocked,
    onGoTo: (sectionId) => activate(sectionId, 'start'),
  });
  const findBar = useFind({
    ...{ session, names, host, editor, page, activate },
    places: sections.flatMap((section) => {
      const start = starts.get(section.id);
      const heading = headings.get(section.id) ?? '';
      return start ? [{ section, start, label: heading, name: heading }] : [];
    }),
    liveId: current?.id ?? null,
    locked: isLocked
      ? 'This paper was cleared: words are found in it, and nothing can be replaced before it is reopened.'
      : null,
  });

  useCommands('paper', [
    { id: 'paper.export', label: 'Export this paper to Word', group: 'Paper', run: exportPaper },
    {
      id: 'paper.history',
      label: 'History of the section',
      group: 'Paper',
      keys: 'Alt Shift V',
      run: showHistory,
    },
    {
      id: 'paper.restrict',
      label: 'Restrict the section',
      group: 'Paper',
      isEnabled: current !== null && !isLocked,
      run: () => {
        if (current) restrictSection(current.id, () => editor && bringCaretBack(editor));
      },
    },
    ...paperSteps.steps.map(({ event, label }) => ({
      id: `paper.${event}`,
      label,
      group: 'Paper',
      run: () => paperSteps.begin(event),
    })),
    {
      id: 'paper.next',
      label: 'Next section',
      group: 'Paper',
      keys: 'Ctrl ↓',
      run: () => moveOn('next'),
    },
    {
      id: 'paper.previous',
      label: 'Previous section',
      group: 'Paper',
      keys: 'Ctrl ↑',
      run: () => moveOn('previous'),
    },
    {
      id: 'paper.wording',
      label: 'Put in standard wording',
      group: 'Paper',
      keys: 'Alt Shift W',
      run: () => searchIn('wording'),
    },
    {
      id: 'paper.figure',
      label: 'Put in a figure',
      group: 'Paper',
      keys: 'Alt Shift F',
      run: () => searchIn('figures'),
    },
    ...textCommands('cover-paper'),
  ]);

  const currentStart = current ? starts.get(current.id) : undefined;
  const forLibrary = {
    sections: sections.flatMap((section) =>
      section.state === 'sound'
        ? [{ id: section.id, heading: headings.get(section.id) ?? '', doc: section.doc }]
        : [],
    ),
    editor,
    isLocked,
    isSearching: panel.isSearching,
  };
  return (
    <div className={styles.screen}>
      <div className={styles.middle}>
        <div className={styles.bar}>
          <EditorToolbar
            kind="cover-paper"
            editor={editor}
            host={host}
            isNumbered={currentStart?.isNumbered ?? false}
          />
          <span className={styles.space} />
          <PaperStateChip state={state} />
          <IconButton icon={History} label="History" keys="Alt Shift V" onPress={showHistory} />
          <IconButton
            icon={FileDown}
            label="Export to Word"
            isPending={wordFiles.state.step === 'making'}
            onPress={exportPaper}
          />
          <PaperStepButtons {...paperSteps} />
        </div>
        {state === 'cleared' ? (
          <LockedLine
            steps={stored.steps}
            isPending={paperSteps.isPending}
            onReopen={() => paperSteps.begin('reopen')}
          />
        ) : null}
        <ExportNotice state={wordFiles.state} onClose={wordFiles.cancel} onRetry={exportPaper} />
        {findBar}
        <div className={styles.desk} ref={page}>
          <article className={styles.page} aria-label={`Cover paper: ${item?.title ?? ''}`}>
            <PaperHead meeting={meeting} number={number} title={item?.title} restrictedReason={ofItem} />
            {sections.map((section) => {
              const start = starts.get(section.id);
              const heading = headings.get(section.id) ?? '';
              const isLive = section === current;
              if (!start) return null;
              return (
                <PaperSection
                  key={section.id}
                  section={section}
                  heading={heading}
                  isLive={isLive}
                  isNumbered={start.isNumbered}
                  numbering={numbering}
                  restrictedReason={restrictedFor(section.id)}
                  onRestrict={() => restrictSection(section.id)}
                  copiedFrom={copiedFrom.get(section.id) ?? null}
                  isLocked={isLocked}
                >
                  {section.id === planSectionId ? (
                    <PlanLinkLines plan={plan} planEntryIds={stored.planEntryIds} />
                  ) : null}
                  <SectionBody
                    session={session}
                    section={section}
                    start={start}
                    names={names}
                    host={host}
                    label={heading}
                    restrictedReason={ofItem ?? restrictedFor(section.id)}
                    live={isLive ? (live?.caret ?? null) : null}
                    guidance={section.stored.guidance}
                    onActivate={activate}
                    onLive={onLive}
                    openLink={host.openLink}
                    isLocked={isLocked}
                    onHistory={history.open}
                  />
                  {section.stored.key === 'attachment' ? <PublicAttachments paper={stored} /> : null}
                </PaperSection>
              );
            })}
          </article>
        </div>
        <PaperStatus
          sections={sections}
          isRestricted={({ id }) => ofItem !== null || restrictedFor(id) !== null}
          current={current}
          headings={headings}
          editor={editor}
        />
      </div>
      <PaperPanels
        shown={panel.id}
        onShow={(id) => setPanel({ id, isSearching: false })}
        panels={[
          {
            id: 'plan',
            label: 'Plan',
            content: (
              <PlanPanel
                plan={plan}
                meeting={meeting}
                links={planLinks}
                isLocked={isLocked}
                wordings={wordings}
                onPutIn={(wording) => {
                  if (planSectionId === null) return;
                  const isHere = current?.id === planSectionId;
                  inSection(planSectionId, (live) => {
                    if (!isHere) live.commands.focus('end');
                    insertWording(live, copyOf(wording, wordingValues));
                  });
                  announce(`${wording.name}: put in.`);
                }}
              />
            ),
          },
          {
            id: 'findings',
            label: 'Findings',
            ...(findings === null || findings.length === 0 ? {} : { count: findings.length }),
            content: (
              <FindingsPanel
                findings={findings}
                headings={headings}
                isLocked={isLocked || planLinks.isPending}
                onGoTo={showSection}
                onTakeLinksOff={() => {
                  // What was read of the paper may be older than the plan that its meeting has by now.
                  const ofPlan = new Set(plan?.entries.map(({ id }) => id));
                  planLinks.set(planLinks.ids.filter((id) => ofPlan.has(id)));
                }}
              />
            ),
          },
          {
            id: 'wording',
            label: 'Wording',
            content: (
              <WordingPanel
                {...forLibrary}
                planEntryIds={stored.planEntryIds}
                values={wordingValues}
                names={names}
                inSection={inSection}
                searchRef={wordingSearch}
              />
            ),
          },
          {
            id: 'figures',
            label: 'Figures',
            content: <FigurePanel {...forLibrary} session={session} searchRef={figureSearch} />,
          },
          {
            id: 'attachments',
            label: 'Attachments',
            ...(stored.attachments.length === 0 ? {} : { count: stored.attachments.length }),
            content: <AttachmentsPanel paper={stored} onChanged={readAgain} />,
          },
          ...(equality
            ? [
                {
                  id: 'equality' as const,
                  label: 'Equality',
                  content: (
                    <EqualityPanel
                      paper={stored}
                      section={equality}
                      onGoTo={() => showSection(equality.id)}
                    />
                  ),
                },
              ]
            : []),
          {
            id: 'last-time',
            label: 'Last time',
            content: (
              <LastTimePanel
                session={session}
                paper={stored}
                sections={sections}
                headings={headings}
                names={names}
                openLink={host.openLink}
              />
            ),
          },
          {
            id: 'comments',
            label: 'Comments',
            content: (
              <CommentsPanel
                documentId={stored.id}
                headings={headings}
                placeNow={current && editor ? () => placeOf(current.id, editor) : null}
                onGoTo={(sectionId, blockId) => {
                  showSection(sectionId);
                  page.current
                    ?.querySelector(`[data-id="${blockId ?? ''}"]`)
                    ?.scrollIntoView({ block: 'center' });
                }}
              />
            ),
          },
          { id: 'steps', label: 'Steps', content: <StepsPanel steps={stored.steps} /> },
        ]}
      />
      {dialogs}
      {restriction.dialog}
      {paperSteps.dialog}
      {history.dialog}
    </div>
  );
}

const longestQuote = 120;

function placeOf(sectionId: string, editor: Editor): CommentPlace {
  const { id, words } = blockAtCaret(editor);
  const quote = words.length <= longestQuote ? words : `${words.slice(0, longestQuote - 1).trimEnd()}…`;
  return { sectionId, blockId: id, quote };
}

/** Starts that say the same stay the same object, so that a section that did not change is not drawn anew. */
function useStableStarts(starts: ReadonlyMap<string, MarkStart>): ReadonlyMap<string, MarkStart> {
  const [known] = useState(() => new Map<string, MarkStart>());
  for (const [id, start] of starts) {
    const before = known.get(id);
    const isSame =
      before?.isNumbered === start.isNumbered && before.paragraphsBefore === start.paragraphsBefore;
    if (!isSame) known.set(id, start);
  }
  return known;
}
