import { FileDown } from 'lucide-react';
import { useState } from 'react';
import type { AgendaIssue } from '../../../shared/contract/entities/agenda-issues.ts';
import type { AgendaChange } from '../../../shared/domain/agenda-versions.ts';
import { countOf } from '../../../shared/wording/facts.ts';
import { wordAgendaChange } from '../../../shared/wording/word-agenda-change.ts';
import { wordAddedAfterIssue } from '../../../shared/wording/word-agenda-issue.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ExportNotice, useWordFiles } from '../issue/index.ts';
import styles from './issues-dialog.module.css';

type IssuesDialogProps = {
  readonly meetingId: string;
  /** Newest first. */
  readonly issues: readonly AgendaIssue[];
  /** What changed since the version that is out; null where none is. */
  readonly since: readonly AgendaChange[] | null;
  readonly onClose: () => void;
};

type Issued = Extract<AgendaIssue, { what: 'issued' }>;

/** The agendas that went out: who sent them and when, what changed from one to the next, and why one was opened again. */
export function IssuesDialog({ meetingId, issues, since, onClose }: IssuesDialogProps) {
  const wordFiles = useWordFiles();
  const [exported, setExported] = useState(0);
  const makeFile = (version: number): void => {
    setExported(version);
    void wordFiles.make({ meetingId, kinds: ['agenda'], agendaVersion: version });
  };
  return (
    <Dialog
      title="Issued agendas"
      isOpen
      size="large"
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={onClose} autoFocus>
          Close
        </Button>
      }
    >
      <ExportNotice state={wordFiles.state} onClose={wordFiles.cancel} onRetry={() => makeFile(exported)} />
      {since === null ? null : (
        <section className={styles.entry}>
          <h3>Since it was issued</h3>
          <Changes
            changes={since}
            nothing="Its items, the day, the place and the chair are as they went out."
          />
        </section>
      )}
      <ol className={styles.entries} aria-label="Issued agendas and reopenings, newest first">
        {issues.map((issue, index) => (
          <li key={issue.sequence} className={styles.entry}>
            {issue.what === 'issued' ? (
              <Version
                issue={issue}
                isOut={index === 0}
                isMaking={wordFiles.state.step === 'making' && exported === issue.version}
                onMakeFile={() => makeFile(issue.version)}
              />
            ) : (
              <>
                <h3>Reopened</h3>
                <p className={styles.who}>
                  {whenWords(issue.at)}, by {issue.author}
                </p>
                <p className={styles.reason}>{issue.reason}</p>
              </>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

type VersionProps = {
  readonly issue: Issued;
  readonly isOut: boolean;
  readonly isMaking: boolean;
  readonly onMakeFile: () => void;
};

function Version({ issue, isOut, isMaking, onMakeFile }: VersionProps) {
  const { version, at, author, changes, agenda } = issue;
  return (
    <>
      <h3>
        Version {version} {isOut ? <Chip tone="now">Out now</Chip> : null}
      </h3>
      <p className={styles.who}>
        Issued {whenWords(at)}, by {author}
      </p>
      {changes === null ? null : (
        <Changes changes={changes} nothing={`Items, day, place and chair as in version ${version - 1}.`} />
      )}
      <div>
        <Button icon={FileDown} onPress={onMakeFile} isPending={isMaking}>
          Word file of version {version}
        </Button>
      </div>
      <details className={styles.kept}>
        <summary>The agenda of version {version} as it went out</summary>
        <ul>
          {agenda.items.map((item) => (
            <li key={item.id} data-sub={item.parentId === null ? undefined : ''}>
              <b>{item.number}</b>
              <span>
                {item.title}
                <small>{detailsOf(item)}</small>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Changes({
  changes,
  nothing,
}: {
  readonly changes: readonly AgendaChange[];
  readonly nothing: string;
}) {
  if (changes.length === 0) return <p>{nothing}</p>;
  return (
    <ul className={styles.changes}>
      {changes.map((change, index) => (
        <li key={index}>{wordAgendaChange(change)}.</li>
      ))}
    </ul>
  );
}

function detailsOf({ lead, organisation, minutes, isLate }: Issued['agenda']['items'][number]): string {
  return [
    lead ?? organisation,
    minutes === null ? null : countOf(minutes, 'minute'),
    isLate ? wordAddedAfterIssue : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false });

/** "22 November 2026, 14:02" */
function whenWords(at: string): string {
  const date = new Date(at);
  return `${day.format(date)}, ${time.format(date)}`;
}
