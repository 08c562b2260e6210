import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { IssueFinding } from '../../../shared/contract/entities.ts';
import type { OutgoingKind } from '../../../shared/domain/outgoing.ts';
import type { RuleCode, RuleFacts } from '../../../shared/domain/rulings.ts';
import { wordFinding } from '../../../shared/wording/word-finding.ts';
import { explainRule } from '../../../shared/wording/word-rule.ts';
import { hrefTo, meetingPath, paperPath } from '../../app/routes.ts';
import { SavingDialog } from '../../app/saving-dialog.tsx';
import { useSaving } from '../../app/use-saving.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './issue-findings.module.css';
import { fixLabelOf, useIssueFixes } from './use-issue-fixes.ts';

export type IssueRefusal = {
  readonly meetingId: string;
  readonly what: OutgoingKind;
  readonly code: RuleCode;
  readonly facts: RuleFacts;
};

export type IssueFindingsProps = {
  readonly refusals: readonly IssueRefusal[];
  readonly findings: readonly IssueFinding[];
};

/** What was checked before files go out: what stops them, what is to be looked at, and what was looked at and left. */
export function IssueFindings({ refusals, findings }: IssueFindingsProps): ReactNode {
  const { isPending, fix, keep, lookAgain } = useIssueFixes();
  const [keeping, setKeeping] = useState<IssueFinding | null>(null);
  const open = findings.filter(({ kept }) => kept === null);
  const kept = findings.filter((finding) => finding.kept !== null);
  const isClear = refusals.length === 0 && open.length === 0;
  return (
    <section aria-labelledby="issue-checked" className={styles.checked}>
      <h2 id="issue-checked">Checked</h2>
      <p role="status" className={isClear ? styles.clear : styles.count}>
        {isClear ? (
          <>
            <CircleCheck aria-hidden="true" /> Nothing to look at
          </>
        ) : (
          countOfChecked(refusals.length, open.length)
        )}
      </p>
      <ul className={styles.list}>
        {refusals.map(({ code, facts, what, meetingId }) => {
          const [whatHappened, whatNow] = explainRule(code, facts);
          return (
            <li key={`${meetingId} ${what} ${code}`} className={styles.stop}>
              <OctagonAlert aria-hidden="true" />
              <div>
                <strong>{whatHappened}</strong>
                <p>Stops the issue. {whatNow}</p>
              </div>
            </li>
          );
        })}
        {open.map((finding) => {
          const { title, whatIsWrong } = wordFinding(finding);
          const fixLabel = fixLabelOf(finding);
          return (
            <li key={`${finding.meetingId} ${finding.key}`} className={styles.look}>
              <TriangleAlert aria-hidden="true" />
              <div>
                <strong>{titleWithPlace(title, finding)}</strong>
                <p>{whatIsWrong}</p>
                <div className={styles.steps}>
                  <a href={hrefOf(finding)}>Go there</a>
                  {fixLabel === null ? null : (
                    <Button variant="quiet" isDisabled={isPending} onPress={() => fix(finding)}>
                      {fixLabel}
                    </Button>
                  )}
                  <Button variant="quiet" isDisabled={isPending} onPress={() => setKeeping(finding)}>
                    Leave it…
                  </Button>
                </div>
              </div>
            </li>
          );
        })}
        {kept.map((finding) => (
          <li key={`${finding.meetingId} ${finding.key}`} className={styles.kept}>
            <CircleCheck aria-hidden="true" />
            <div>
              <span>{titleWithPlace(wordFinding(finding).title, finding)}</span>
              <p>Left as it is: {finding.kept?.reason}</p>
              <div className={styles.steps}>
                <Button variant="quiet" isDisabled={isPending} onPress={() => lookAgain(finding)}>
                  Look at it again
                </Button>
              </div>
            </div>
          </li>
        ))}
      </ul>
      {keeping === null ? null : (
        <KeepDialog
          finding={keeping}
          onClose={() => setKeeping(null)}
          onKeep={(reason) => keep(keeping, reason)}
        />
      )}
    </section>
  );
}

function KeepDialog({
  finding,
  onClose,
  onKeep,
}: {
  readonly finding: IssueFinding;
  readonly onClose: () => void;
  readonly onKeep: (reason: string) => Promise<void>;
}): ReactNode {
  const [reason, setReason] = useState('');
  const saving = useSaving();
  return (
    <SavingDialog
      title="Leave this as it is"
      deed="Leave it"
      size="small"
      saving={saving}
      isDisabled={reason.trim() === ''}
      onClose={onClose}
      onSave={async () => {
        await onKeep(reason);
        onClose();
      }}
    >
      <p>{wordFinding(finding).whatIsWrong}</p>
      <TextField
        label="Why it may go out like this"
        description="Whoever looks at this screen next reads it."
        isRequired
        autoFocus
        value={reason}
        errorMessage={saving.problems.fields['reason'] ?? null}
        onChange={setReason}
      />
    </SavingDialog>
  );
}

function titleWithPlace(title: string, { number }: IssueFinding): string {
  return number === null ? title : `Item ${number}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

function hrefOf({ code, meetingId, documentId }: IssueFinding): string {
  if (documentId !== null) return hrefTo(paperPath(meetingId, documentId));
  if (code === 'action-without-owner') return hrefTo(meetingPath(meetingId, 'notes'));
  return hrefTo(meetingPath(meetingId, code === 'paper-not-begun' ? 'papers' : 'agenda'));
}

function countOfChecked(stops: number, open: number): string {
  const stopping = stops === 1 ? '1 thing stops the issue' : `${stops} things stop the issue`;
  const looking = open === 1 ? '1 thing to look at' : `${open} things to look at`;
  return [...(stops > 0 ? [stopping] : []), ...(open > 0 ? [looking] : [])].join(', ');
}
