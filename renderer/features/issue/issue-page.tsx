import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { PreviewKind } from '../../../shared/contract/contract.ts';
import type { AgendaItem } from '../../../shared/contract/entities.ts';
import { takesCoverPaper } from '../../../shared/domain/agenda.ts';
import { formatDateWithWeekday } from '../../../shared/domain/calendar-date.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { useCommands } from '../../app/commands.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import styles from './issue-page.module.css';
import { IssuePreview } from './issue-preview.tsx';
import { useWordFiles } from './use-word-files.ts';
import { WordFilesProgress } from './word-files-progress.tsx';

type Part = {
  readonly kind: PreviewKind;
  readonly label: string;
  readonly detail: string;
  readonly files: number;
};

const noItems: readonly AgendaItem[] = [];

/** What goes out of a meeting: the choice, and the files. */
export function IssuePage({ meetingId }: { readonly meetingId: string }): ReactNode {
  const { data: meeting } = useQuery(operations.meetings.get.queryOptions({ input: { id: meetingId } }));
  const { data: items = noItems } = useQuery(operations.agenda.list.queryOptions({ input: { meetingId } }));
  const { data: actions } = useQuery(operations.actions.list.queryOptions({ input: { meetingId } }));
  const [chosen, setChosen] = useState<ReadonlySet<PreviewKind>>(new Set<PreviewKind>(['agenda', 'notes']));
  const { state, make, cancel, reset } = useWordFiles();

  const parts = partsOf(items, actions?.length ?? 0);
  const going = parts.filter(({ kind, files }) => chosen.has(kind) && files > 0);
  const fileCount = going.reduce((sum, { files }) => sum + files, 0);
  const isBusy = state.step === 'making' || state.step === 'saving';
  const start = (): void => void make({ meetingId, kinds: going.map(({ kind }) => kind) });

  useCommands('issue', [
    {
      id: 'issue.make',
      label: buttonLabel(fileCount),
      group: 'This meeting',
      isEnabled: fileCount > 0 && !isBusy,
      run: start,
    },
  ]);

  return (
    <div className={styles.page}>
      <div className={styles.choice}>
        <h1>Issue</h1>
        {meeting ? (
          <p className={styles.meeting}>
            {meeting.bodyName}, {formatDateWithWeekday(meeting.date)}
          </p>
        ) : null}
        <fieldset className={styles.parts}>
          <legend>What goes out</legend>
          {parts.map(({ kind, label, detail, files }) => (
            <div key={kind} className={styles.part}>
              <Checkbox
                isSelected={chosen.has(kind) && files > 0}
                isDisabled={files === 0 || isBusy}
                onChange={(isOn) => {
                  reset();
                  setChosen(
                    isOn ? new Set([...chosen, kind]) : new Set([...chosen].filter((each) => each !== kind)),
                  );
                }}
              >
                {label}
                <small className={styles.detail}>{detail}</small>
              </Checkbox>
            </div>
          ))}
        </fieldset>
        <Button
          variant="primary"
          icon={FileDown}
          isWide
          isDisabled={fileCount === 0}
          isPending={isBusy}
          onPress={start}
        >
          {buttonLabel(fileCount)}
        </Button>
        <WordFilesProgress state={state} onCancel={cancel} onRetry={start} />
      </div>
      <IssuePreview meetingId={meetingId} choice={{ kinds: going.map(({ kind }) => kind) }} />
    </div>
  );
}

function partsOf(items: readonly AgendaItem[], actionCount: number): readonly Part[] {
  const reports = items.filter(({ kind }) => takesCoverPaper(kind));
  // As on the agenda's tab: a sub-item is a part of its item.
  const numbered = items.filter(({ parentId }) => parentId === null);
  const restricted = restrictedItems(items);
  const begun = reports.filter(({ id, paper }) => paper !== null && !restricted.has(id)).length;
  return [
    {
      kind: 'agenda',
      label: 'Agenda',
      detail: items.length === 0 ? 'Nothing is on the agenda yet' : countOf(numbered.length, 'item'),
      files: items.length === 0 ? 0 : 1,
    },
    {
      kind: 'papers',
      label: 'Cover papers',
      detail:
        begun === 0 ? 'No paper was begun yet' : `${begun} of ${countOf(reports.length, 'report item')}`,
      files: begun,
    },
    { kind: 'notes', label: 'Notes', detail: 'Attendance and every item', files: 1 },
    {
      kind: 'actions',
      label: 'Action log',
      detail: actionCount === 0 ? 'No action was recorded yet' : countOf(actionCount, 'action'),
      files: actionCount === 0 ? 0 : 1,
    },
  ];
}

function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function buttonLabel(files: number): string {
  return files === 1 ? 'Make the Word file' : `Make ${files} Word files`;
}
