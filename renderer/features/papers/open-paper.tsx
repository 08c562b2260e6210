import type { Editor } from '@tiptap/core';
import { FileDown, History } from 'lucide-react';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { LetterStyle } from '../../../shared/domain/manner.ts';
import { LettersOfBody } from '../../app/letters-of-body.tsx';
import { NewName } from '../../app/new-name.ts';
import { useBreadcrumbTail } from '../../app/breadcrumb.ts';
import { useReadOnlyState } from '../../app/use-read-only-state.ts';
import { useSpellingCommands } from '../../app/use-spelling-commands.ts';
import { useSectionRestriction } from '../../app/use-section-restriction.tsx';
import type { DocumentSession, SessionSection } from '../../editor/document-session.ts';
import { bringCaretBack } from '../../editor/caret-back.ts';
import type { CaretPlace } from '../../editor/caret-place.ts';
import { EditorToolbar } from '../../editor/editor-toolbar.tsx';
import { SectionBody } from '../../editor/section-body.tsx';
import '../../editor/section-text.css';
import { useLiveSection } from '../../editor/remembered-place.ts';
import type { MarkStart } from '../../editor/section-marks.ts';
import { useWritingAids } from '../../editor/spelling/use-writing-aids.ts';
import { useEditorHost } from '../../editor/use-editor-host.tsx';
import { platform } from '../../platform/platform.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useFind } from '../find/index.ts';
import { useSectionHistory } from '../history/index.ts';
import { ExportNotice, useWordFiles } from '../issue/index.ts';
import { LockedLine } from './locked-line.tsx';
import { PaperHead } from './paper-head.tsx';
import styles from './paper-page.module.css';
import { PaperPanels } from './paper-panels.tsx';
import { PaperSection } from './paper-section.tsx';
import { paperStartsOf } from './paper-sections.ts';
import { PaperStateChip } from './paper-state-chip.tsx';
import { PaperStatus } from './paper-status.tsx';
import { PaperStepButtons } from './paper-step-buttons.tsx';
import { PlanLinkLines } from './plan-link-lines.tsx';
import { PublicAttachments } from './public-attachments.tsx';
import { usePaperCommands } from './use-paper-commands.ts';
import { usePaperSurroundings } from './use-paper-surroundings.ts';
import { usePaperPanel } from './use-paper-panel.ts';
import { usePaperSteps } from './use-paper-steps.tsx';
import { useSectionDeeds } from './use-section-deeds.ts';
import { useSectionNumbering } from './use-section-numbering.ts';

export type OpenPaperProps = {
  readonly meeting: Meeting;
  readonly session: DocumentSession;
  readonly stored: SectionedDocument;
  readonly sections: readonly SessionSection[];
};

/** A paper once it is read, as a page like the one that Word will print, and what stands beside it. */
export function OpenPaper({ meeting, session, stored, sections }: OpenPaperProps): ReactNode {
  const meetingId = meeting.id;
  const around = usePaperSurroundings(meeting, stored, sections);
  const { item, number, names, headings, restrictedByItem } = around;
  const [live, setLive] = useLiveSection();
  const [letters, setLetters] = useState<LetterStyle>('a)');
  const page = useRef<HTMLDivElement>(null);
  const wordFiles = useWordFiles();

  useBreadcrumbTail([{ label: `${number} ${item?.title ?? 'Cover paper'}`.trim() }]);

  const starts = useStableStarts(paperStartsOf(sections));
  const current = sections.find(({ id }) => id === live?.sectionId) ?? null;
  const activate = useCallback(
    (sectionId: string, caret: CaretPlace) => setLive({ sectionId, caret }),
    [setLive],
  );
  const showSection = (id: string): void => {
    activate(id, 'as-left');
    page.current?.querySelector(`[data-section="${id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const showBlock = (sectionId: string, blockId: string | null): void => {
    showSection(sectionId);
    page.current?.querySelector(`[data-id="${blockId ?? ''}"]`)?.scrollIntoView({ block: 'center' });
  };
  const moveOn = (direction: 'next' | 'previous'): void => {
    const index = current ? sections.indexOf(current) : -1;
    const next = sections[direction === 'next' ? index + 1 : Math.max(0, index - 1)];
    if (next && next !== current) showSection(next.id);
  };
  const panel = usePaperPanel();
  const aids = useWritingAids(meeting.bodyId);
  const restrictedFor = (id: string): string | null =>
    sections.find((section) => section.id === id)?.stored.restrictedReason ?? null;
  const { host, editor, setEditor, dialogs } = useEditorHost({
    names,
    NewName,
    aids,
    restrictionOf: (id) => restrictedByItem ?? restrictedFor(id),
    dueFacts: { meetingDate: meeting.date, nextMeetingDate: null, datePattern: null },
    report: item?.reportHref ? { title: item.reportTitle ?? item.title, href: item.reportHref } : null,
    moveOn,
    openLink: (href) => platform().openLink(href),
    choose: (what) => panel.searchIn(what === 'figure' ? 'figures' : 'wording'),
  });
  const { inSection, onLive: doWhatWaits } = useSectionDeeds(current?.id ?? null, editor, setLive);
  const onLive = useCallback(
    (shown: Editor | null) => {
      setEditor(shown);
      doWhatWaits(shown);
    },
    [setEditor, doWhatWaits],
  );

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

  usePaperCommands({
    ...{ exportPaper, showHistory, paperSteps, moveOn },
    restrictSection:
      current === null || isLocked
        ? null
        : () => restrictSection(current.id, () => editor && bringCaretBack(editor)),
    searchIn: panel.searchIn,
  });

  const currentStart = current ? starts.get(current.id) : undefined;
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
          <article
            className={styles.page}
            aria-label={`Cover paper: ${item?.title ?? ''}`}
            data-letters={letters}
          >
            <LettersOfBody bodyId={meeting.bodyId} sealed={null} onLetters={setLetters} />
            <PaperHead
              meeting={meeting}
              number={number}
              title={item?.title}
              restrictedReason={restrictedByItem}
            />
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
                  {section.id === around.planSectionId ? (
                    <PlanLinkLines plan={around.plan} planEntryIds={stored.planEntryIds} />
                  ) : null}
                  <SectionBody
                    session={session}
                    section={section}
                    start={start}
                    names={names}
                    host={host}
                    label={heading}
                    restrictedReason={restrictedByItem ?? restrictedFor(section.id)}
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
          isRestricted={({ id }) => restrictedByItem !== null || restrictedFor(id) !== null}
          current={current}
          headings={headings}
          editor={editor}
        />
      </div>
      <PaperPanels
        panel={panel}
        meeting={meeting}
        paper={stored}
        session={session}
        sections={sections}
        around={around}
        isLocked={isLocked}
        current={current}
        editor={editor}
        inSection={inSection}
        onGoTo={showSection}
        onGoToBlock={showBlock}
        openLink={host.openLink}
      />
      {dialogs}
      {restriction.dialog}
      {paperSteps.dialog}
      {history.dialog}
    </div>
  );
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
