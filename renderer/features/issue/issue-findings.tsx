import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { IssueFinding } from '../../../shared/contract/entities/findings.ts';
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
  /** "14 May 2024, notes": null where one meeting's files go out. */
  readonly placeOf: (meetingId: string, kind: OutgoingKind | null) => string | null;
  /** Takes the focus where what held it is gone, and where the findings are asked for. */
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
  /** Shows a section on its page in the preview. */
  readonly onShow: (sectionId: string) => void;
};

/** What was checked before files go out: what stops them, what is to be looked at, and what was looked at and left. */
export function IssueFindings({
  refusals,
  findings,
  placeOf,
  headingRef,
  onShow,
}: IssueFindingsProps): ReactNode {
  const id = useId();
  // The button that was pressed goes with its finding.
  const toHeading = (): void => headingRef.current?.focus();
  const { isPending, fix, keep, lookAgain } = useIssueFixes(toHeading);
  const [keeping, setKeeping] = useState<IssueFinding | null>(null);
  const isJustKept = useRef(false);
  useEffect(() => {
    if (keeping !== null || !isJustKept.current) return;
    isJustKept.current = false;
    headingRef.current?.focus();
  }, [keeping, headingRef]);
  const open = findings.filter(({ kept }) => kept === null);
  const kept = findings.filter((finding) => finding.kept !== null);
  const isClear = refusals.length === 0 && open.length === 0;
  return (
    <section aria-labelledby="issue-checked" className={styles.checked}>
      <h2 id="issue-checked" ref={headingRef} tabIndex={-1}>
        Checked
      </h2>
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
                <strong>{[placeOf(meetingId, what), whatHappened].filter(Boolean).join(': ')}</strong>
                <p>Stops the issue. {whatNow}</p>
              </div>
            </li>
          );
        })}
        {open.map((finding, index) => {
          const { title, whatIsWrong } = wordFinding(finding);
          const { sectionId } = finding;
          const fixLabel = fixLabelOf(finding);
          const titleId = `${id}open${index}`;
          return (
            <li key={`${finding.meetingId} ${finding.key}`} className={styles.look}>
              <TriangleAlert aria-hidden="true" />
              <div>
                <strong id={titleId}>
                  {titleWithPlace(title, finding, placeOf(finding.meetingId, null))}
                </strong>
                <p>{whatIsWrong}</p>
                <div className={styles.steps}>
                  <a href={hrefOf(finding)} aria-describedby={titleId}>
                    Go there
                  </a>
                  {sectionId === null ? null : (
                    <Button variant="quiet" aria-describedby={titleId} onPress={() => onShow(sectionId)}>
                      Show on the page
                    </Button>
                  )}
                  {fixLabel === null ? null : (
                    <Button
                      variant="quiet"
                      aria-describedby={titleId}
                      isDisabled={isPending}
                      onPress={() => fix(finding)}
                    >
                      {fixLabel}
                    </Button>
                  )}
                  <Button
                    variant="quiet"
                    aria-describedby={titleId}
                    isDisabled={isPending}
                    onPress={() => setKeeping(finding)}
                  >
                    Leave it…
                  </Button>
                </div>
              </div>
            </li>
          );
        })}
        {kept.map((finding, index) => (
          <li key={`${finding.meetingId} ${finding.key}`} className={styles.kept}>
            <CircleCheck aria-hidden="true" />
            <div>
              <span id={`${id}kept${index}`}>
                {titleWithPlace(wordFinding(finding).title, finding, placeOf(finding.meetingId, null))}
              </span>
              <p>Left as it is: {finding.kept?.reason}</p>
              <div className={styles.steps}>
                <Button
                  variant="quiet"
                  aria-describedby={`${id}kept${index}`}
                  isDisabled={isPending}
                  onPress={() => lookAgain(finding)}
                >
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
          onKeep={async (reason) => {
            await keep(keeping, reason);
            isJustKept.current = true;
          }}
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

function titleWithPlace(title: string, { number }: IssueFinding, meeting: string | null): string {
  const item = number === null ? null : meeting === null ? `Item ${number}` : `item ${number}`;
  const place = [meeting, item].filter((each) => each !== null).join(', ');
  return place === '' ? title : `${place}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

function hrefOf({ code, meetingId, documentId }: IssueFinding): string {
  if (documentId !== null) return hrefTo(paperPath(meetingId, documentId));
  if (code === 'action-without-owner') return hrefTo(meetingPath(meetingId, 'notes'));
  return hrefTo(meetingPath(meetingId, code === 'paper-not-begun' ? 'papers' : 'agenda'));
}

export function countOfStops(stops: number): string {
  return stops === 1 ? '1 thing stops the issue' : `${stops} things stop the issue`;
}

function countOfChecked(stops: number, open: number): string {
  const looking = open === 1 ? '1 thing to look at' : `${open} things to look at`;
  return [...(stops > 0 ? [countOfStops(stops)] : []), ...(open > 0 ? [looking] : [])].join(', ');
}
