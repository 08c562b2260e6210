import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Section } from '../../../shared/contract/entities/documents.ts';
import type { SectionVersion } from '../../../shared/contract/entities/versions.ts';
import type { Body } from '../../../shared/document/body.ts';
import { oneLine } from '../../app/field-problems.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import type { DocumentSession, SessionSection } from '../../editor/document-session.ts';
import type { NameBook } from '../../editor/name-book.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './history.module.css';
import { isTextOf, restoreVersion, type Restored } from './restore-version.ts';
import { VersionList } from './version-list.tsx';
import { VersionView } from './version-view.tsx';
import { timeOf } from './version-words.ts';

export type HistorySection = {
  readonly section: SessionSection;
  /** What the section is called on its page: "4 Use of force", "Recommendation". */
  readonly label: string;
};

export type HistoryDialogProps = {
  readonly session: DocumentSession;
  readonly sections: readonly HistorySection[];
  readonly chosen: HistorySection;
  readonly onChoose: (sectionId: string) => void;
  readonly names: NameBook;
  /** Why no version can be restored; null: they can. */
  readonly locked: string | null;
  readonly onClose: () => void;
};

/** The texts a section has had: choose one, see what differs, and have it back. */
export function HistoryDialog({
  session,
  sections,
  chosen: { section, label },
  onChoose,
  names,
  locked,
  onClose,
}: HistoryDialogProps): ReactNode {
  const sectionId = section.id;
  const [wanted, setWanted] = useState<number | null>(null);
  const list = useQuery({
    ...operations.versions.list.queryOptions({ input: { sectionId } }),
    // Typing makes versions all the time: what was read the last time this was open is old.
    gcTime: 0,
  });
  useFlush(session, section);
  const now = useContent(section);
  const { data: versions = [] } = list;
  // A text that cannot be read is none of its versions: the newest of them may be what it said.
  const current =
    section.state === 'sound'
      ? (versions.find((version) => isTextOf(version, session.revisionOf(sectionId))) ?? null)
      : null;
  const version = versions.find(({ sequence }) => sequence === wanted) ?? versions[0] ?? null;

  const restoring = useMutation({
    mutationFn: (earlier: SectionVersion) => restoreVersion(session, sectionId, earlier.sequence),
    onSuccess: (restored, earlier, _result, { client: queries }) => {
      if (restored.outcome === 'restored') {
        onClose();
        offerUndo(session, earlier, restored.replaced);
      } else setWanted(null);
      void queries.invalidateQueries({ queryKey: operations.versions.key({}) });
    },
  });
  const choose = (sequence: number): void => {
    restoring.reset();
    setWanted(sequence);
  };
  const canRestore =
    version !== null && version !== current && locked === null && version.keptFor !== 'damaged';

  return (
    <Dialog
      title={`History of ${label}`}
      isOpen
      onClose={onClose}
      size="wide"
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button
            variant="primary"
            isDisabled={!canRestore}
            isPending={restoring.isPending}
            onPress={() => {
              if (version) restoring.mutate(version);
            }}
          >
            Restore this version
          </Button>
        </>
      }
    >
      <Select
        label="Section"
        options={sections.map((each) => ({ id: each.section.id, label: each.label }))}
        value={sectionId}
        onChange={(id) => {
          restoring.reset();
          setWanted(null);
          onChoose(id);
        }}
      />
      {locked === null ? null : <Notice>{locked}</Notice>}
      <RestoreProblem restored={restoring.data} error={restoring.error} />
      {list.isError ? <ProblemNotice error={list.error} /> : null}
      {list.isPending ? <Loading label="Reading the versions…" /> : null}
      {list.isSuccess && version === null ? (
        <EmptyState title="No versions yet">
          <p>As soon as something is written here, its versions are kept.</p>
        </EmptyState>
      ) : null}
      {version === null ? null : (
        <div className={styles.columns}>
          <VersionList
            key={sectionId}
            versions={versions}
            current={current?.sequence ?? null}
            chosen={version.sequence}
            onChoose={choose}
          />
          <VersionView
            key={`${sectionId} ${version.sequence}`}
            kind={session.kind}
            version={version}
            now={now}
            isCurrent={version === current}
            names={names}
          />
        </div>
      )}
    </Dialog>
  );
}

/** What was typed a moment ago is a version as soon as it is saved. */
function useFlush(session: DocumentSession, { id, state }: SessionSection): void {
  useEffect(() => {
    if (state === 'sound') void session.flushSection(id);
  }, [session, id, state]);
}

function useContent(section: SessionSection): Section['content'] {
  return useMemo(
    () =>
      section.state === 'sound'
        ? { state: 'sound', body: section.doc.toJSON() as Body }
        : { state: 'unreadable', reason: section.reason, text: section.text },
    [section],
  );
}

function RestoreProblem({
  restored,
  error,
}: {
  readonly restored: Restored | undefined;
  readonly error: unknown;
}): ReactNode {
  if (error !== null) return <ProblemNotice error={error} />;
  switch (restored?.outcome) {
    case 'not-saved':
      return (
        <Notice tone="over" role="alert" title="Nothing was restored: some words here are not saved yet.">
          <p>Your words are safe on the page. Wait until the top bar says that they are saved.</p>
        </Notice>
      );
    case 'changed-meanwhile':
      return (
        <Notice tone="over" role="alert" title="Nothing was restored: this section was changed meanwhile.">
          <p>The other text is saved and shown as the newest version. Look again, and restore if you wish.</p>
        </Notice>
      );
    case 'restored':
    case undefined:
      return null;
  }
}

function offerUndo(session: DocumentSession, earlier: SectionVersion, replaced: SectionVersion | null): void {
  const message = `The text of ${timeOf(earlier)} is in place again.`;
  if (replaced === null) {
    showToast({ tone: 'done', message });
    return;
  }
  const undo = async (): Promise<void> => {
    try {
      const undone = await restoreVersion(session, replaced.sectionId, replaced.sequence);
      if (undone.outcome === 'restored') showToast({ tone: 'done', message: 'The later text is back.' });
      else
        showToast({
          tone: 'problem',
          message:
            'It was not undone: the section was changed meanwhile. The later text is among its versions.',
        });
    } catch (error) {
      showToast({ tone: 'problem', message: oneLine(error) });
    }
  };
  showToast({ tone: 'done', message, action: { label: 'Undo', onAction: () => void undo() } });
}
