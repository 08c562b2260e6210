import { useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { isEqualitySection } from '../../../shared/domain/equality-duty.ts';
import type { DocumentSession, SessionSection } from '../../editor/document-session.ts';
import { insertWording } from '../../editor/wording-commands.ts';
import { operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AttachmentsPanel } from './attachments-panel.tsx';
import { commentPlaceAt } from './comment-place.ts';
import { CommentsPanel } from './comments-panel.tsx';
import { EqualityPanel } from './equality-panel.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { LastTimePanel } from './last-time-panel.tsx';
import styles from './paper-page.module.css';
import { PlanPanel } from './plan-panel.tsx';
import { StepsPanel } from './steps-panel.tsx';
import { useFindings } from './use-findings.ts';
import type { PaperSurroundings } from './use-paper-surroundings.ts';
import type { ShownPanel } from './use-paper-panel.ts';
import { usePlanLinks } from './use-plan-links.ts';
import { WordingPanel } from './wording-panel.tsx';
import { copyOf } from './wordings-in-paper.ts';

export type PaperPanelsProps = {
  readonly panel: ShownPanel;
  readonly meeting: Meeting;
  readonly paper: SectionedDocument;
  readonly session: DocumentSession;
  readonly sections: readonly SessionSection[];
  readonly around: PaperSurroundings;
  /** Nothing of the paper can be changed. */
  readonly isLocked: boolean;
  readonly current: SessionSection | null;
  readonly editor: Editor | null;
  readonly inSection: (sectionId: string, deed: (editor: Editor) => unknown) => void;
  readonly onGoTo: (sectionId: string) => void;
  readonly onGoToBlock: (sectionId: string, blockId: string | null) => void;
  readonly openLink: (href: string) => void;
};

/** What stands beside the page of a paper, one at a time. */
export function PaperPanels({
  panel,
  meeting,
  paper,
  session,
  sections,
  around,
  isLocked,
  current,
  editor,
  inSection,
  onGoTo,
  onGoToBlock,
  openLink,
}: PaperPanelsProps): ReactNode {
  const planLinks = usePlanLinks(paper, session);
  const findings = useFindings(meeting.id, paper.id);
  const queries = useQueryClient();
  const readAgain = (): void => void queries.invalidateQueries({ queryKey: operations.documents.key({}) });
  const equality = paper.sections.find(isEqualitySection);
  const { planSectionId } = around;
  const forLibrary = {
    sections: sections.flatMap((section) =>
      section.state === 'sound'
        ? [{ id: section.id, heading: around.headings.get(section.id) ?? '', doc: section.doc }]
        : [],
    ),
    editor,
    isLocked,
    isSearching: panel.isSearching,
  };
  return (
    <aside className={styles.panel} aria-label="Beside the paper">
      <Tabs
        label="Beside the paper"
        selected={panel.id}
        onChange={panel.show}
        tabs={[
          {
            id: 'plan',
            label: 'Plan',
            content: (
              <PlanPanel
                plan={around.plan}
                meeting={meeting}
                links={planLinks}
                isLocked={isLocked}
                wordings={around.wordings}
                onPutIn={(wording) => {
                  if (planSectionId === null) return;
                  const isHere = current?.id === planSectionId;
                  inSection(planSectionId, (live) => {
                    if (!isHere) live.commands.focus('end');
                    insertWording(live, copyOf(wording, around.wordingValues));
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
                headings={around.headings}
                isLocked={isLocked || planLinks.isPending}
                onGoTo={onGoTo}
                onTakeLinksOff={() => {
                  // What was read of the paper may be older than the plan that its meeting has by now.
                  const ofPlan = new Set(around.plan?.entries.map(({ id }) => id));
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
                planEntryIds={paper.planEntryIds}
                values={around.wordingValues}
                names={around.names}
                inSection={inSection}
                searchRef={panel.wordingSearch}
              />
            ),
          },
          {
            id: 'figures',
            label: 'Figures',
            content: <FigurePanel {...forLibrary} session={session} searchRef={panel.figureSearch} />,
          },
          {
            id: 'attachments',
            label: 'Attachments',
            ...(paper.attachments.length === 0 ? {} : { count: paper.attachments.length }),
            content: <AttachmentsPanel paper={paper} onChanged={readAgain} />,
          },
          ...(equality
            ? [
                {
                  id: 'equality' as const,
                  label: 'Equality',
                  content: (
                    <EqualityPanel paper={paper} section={equality} onGoTo={() => onGoTo(equality.id)} />
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
                paper={paper}
                sections={sections}
                headings={around.headings}
                names={around.names}
                openLink={openLink}
              />
            ),
          },
          {
            id: 'comments',
            label: 'Comments',
            content: (
              <CommentsPanel
                documentId={paper.id}
                headings={around.headings}
                placeNow={current && editor ? () => commentPlaceAt(current.id, editor) : null}
                onGoTo={onGoToBlock}
              />
            ),
          },
          { id: 'steps', label: 'Steps', content: <StepsPanel steps={paper.steps} /> },
        ]}
      />
    </aside>
  );
}
