import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import type { IssueChoice } from '../../../shared/contract/entities/exports.ts';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { formatDate, formatDateWithWeekday } from '../../../shared/domain/calendar-date.ts';
import { highestMarking, usualExportPolicy } from '../../../shared/domain/markings.ts';
import type { Audience, OutgoingKind, Standing } from '../../../shared/domain/outgoing.ts';
import { wordMarking } from '../../../shared/wording/word-marking.ts';
import { useCommands } from '../../app/commands.ts';
import { oneLine } from '../../app/field-problems.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { buttonLabel, outgoingNames, partsOf } from './issue-choices.ts';
import { countOfStops, IssueFindings } from './issue-findings.tsx';
import styles from './issue-page.module.css';
import { IssuePreview, type IssuePreviewProps } from './issue-preview.tsx';
import { MarkingDialog } from './marking-dialog.tsx';
import { OtherMeetings } from './other-meetings.tsx';
import { useWordFiles } from './use-word-files.ts';
import { WordFilesProgress } from './word-files-progress.tsx';

type Form = 'files' | 'zip';

/** What goes out of a meeting: the choice, what was checked, and the files. */
export function IssuePage({ meetingId }: { readonly meetingId: string }): ReactNode {
  const { data: meeting } = useQuery(operations.meetings.get.queryOptions({ input: { id: meetingId } }));
  const { data: items } = useQuery(operations.agenda.list.queryOptions({ input: { meetingId } }));
  const { data: actions } = useQuery(operations.actions.list.queryOptions({ input: { meetingId } }));
  // What can go out depends on all three: a choice of less would show pages that give way to others at once.
  if (!meeting || !items || !actions) return null;
  return <IssueOfMeeting meeting={meeting} items={items} actionCount={actions.length} />;
}

function IssueOfMeeting({
  meeting,
  items,
  actionCount,
}: {
  readonly meeting: Meeting;
  readonly items: readonly AgendaItem[];
  readonly actionCount: number;
}): ReactNode {
  const meetingId = meeting.id;
  const { data: bodies } = useQuery(operations.bodies.list.queryOptions());
  const { data: meetings } = useQuery(operations.meetings.list.queryOptions());
  const { data: houseStyles } = useQuery(operations.houseStyles.list.queryOptions());
  const [chosen, setChosen] = useState<ReadonlySet<OutgoingKind>>(new Set<OutgoingKind>(['agenda', 'notes']));
  const [others, setOthers] = useState<ReadonlySet<string>>(new Set<string>());
  const [audience, setAudience] = useState<Audience>('public');
  const [wanted, setWanted] = useState<Standing | null>(null);
  const [form, setForm] = useState<Form>('files');
  const [isMarking, setMarking] = useState(false);
  const [place, setPlace] = useState<NonNullable<IssuePreviewProps['place']> | null>(null);
  const checked = useRef<HTMLHeadingElement>(null);
  const makeButton = useRef<HTMLButtonElement>(null);
  const { state, issue, cancel } = useWordFiles();

  const standing = wanted ?? (meeting.state === 'agreed' ? 'final' : 'draft');
  const parts = partsOf(items, { actionCount, isInternal: audience === 'internal' });
  // Of other meetings nothing is known here, so that what is ticked is asked of them.
  const kinds = parts.filter(({ kind, isThere }) => chosen.has(kind) && (isThere || others.size > 0));
  const choice: IssueChoice = {
    meetingIds: [meetingId, ...others],
    kinds: kinds.map(({ kind }) => kind),
    audience,
    standing,
  };
  const prepared = useQuery({
    ...operations.exports.prepare.queryOptions({ input: choice }),
    enabled: kinds.length > 0,
    placeholderData: keepPreviousData,
  });
  const ready = kinds.length === 0 ? undefined : prepared.data;
  const files = ready?.files ?? [];
  const stops = ready?.refusals.length ?? 0;
  const isBusy = state.step === 'making' || state.step === 'saving';
  const isZip = form === 'zip';
  const label = buttonLabel(files.length, isZip);
  const isEnabled =
    files.length > 0 && ready !== undefined && stops === 0 && !isBusy && !prepared.isPlaceholderData;
  const start = (): void => void issue({ choice, files, isZip });
  const giveUp = (): void => {
    cancel();
    // The button that was pressed goes away.
    makeButton.current?.focus();
  };
  const marking = wordMarking(highestMarking(files.map((file) => file.marking)));
  const body = bodies?.find(({ id }) => id === meeting.bodyId);
  const policy = body?.exportPolicy ?? usualExportPolicy;
  const houseStyle = houseStyles?.find(({ id }) => id === body?.houseStyle);
  const choose = <Value,>(set: (value: Value) => void): ((value: Value) => void) => {
    return (value) => {
      cancel();
      set(value);
    };
  };
  const setKind = (kind: OutgoingKind, isOn: boolean): void =>
    choose(setChosen)(new Set(isOn ? [...chosen, kind] : [...chosen].filter((each) => each !== kind)));

  useCommands('issue', [
    { id: 'issue.make', label, group: 'This meeting', isEnabled, run: start },
    {
      id: 'issue.audience',
      label: audience === 'public' ? 'Make the internal files' : 'Make the public files',
      group: 'This meeting',
      isEnabled: !isBusy,
      run: () => choose(setAudience)(audience === 'public' ? 'internal' : 'public'),
    },
    {
      id: 'issue.standing',
      label: standing === 'draft' ? 'Make final files' : 'Make drafts',
      group: 'This meeting',
      isEnabled: !isBusy,
      run: () => choose(setWanted)(standing === 'draft' ? 'final' : 'draft'),
    },
    {
      id: 'issue.marking',
      label: 'Change the marking of this meeting’s files',
      group: 'This meeting',
      isEnabled: !isBusy,
      run: () => setMarking(true),
    },
  ]);

  return (
    <div className={styles.page}>
      <div className={styles.side}>
        <div className={styles.choice}>
          <h1>Issue</h1>
          <p className={styles.meeting}>
            {meeting.bodyName}, {formatDateWithWeekday(meeting.date)}
          </p>
          <fieldset className={styles.parts}>
            <legend>What goes out</legend>
            {parts.map(({ kind, label: name, detail, isThere }) => (
              <Checkbox
                key={kind}
                isSelected={chosen.has(kind) && (isThere || others.size > 0)}
                isDisabled={(!isThere && others.size === 0) || isBusy}
                onChange={(isOn) => setKind(kind, isOn)}
              >
                <span className={styles.name}>
                  {name}
                  <small>{detail}</small>
                </span>
              </Checkbox>
            ))}
          </fieldset>
          <OtherMeetings
            meetingId={meetingId}
            chosen={others}
            isDisabled={isBusy}
            onChange={choose(setOthers)}
          />
          <div className={styles.segments}>
            <SegmentedControl
              label="For whom"
              isLabelHidden
              isDisabled={isBusy}
              options={[
                { id: 'internal', label: 'Internal' },
                { id: 'public', label: 'Public' },
              ]}
              value={audience}
              onChange={choose(setAudience)}
            />
            <SegmentedControl
              label="As what"
              isLabelHidden
              isDisabled={isBusy}
              options={[
                { id: 'draft', label: 'Draft' },
                { id: 'final', label: 'Final' },
              ]}
              value={standing}
              onChange={choose(setWanted)}
            />
            <SegmentedControl<Form>
              label="How many"
              isLabelHidden
              isDisabled={isBusy}
              options={[
                { id: 'files', label: 'Separate files' },
                { id: 'zip', label: 'One zip file' },
              ]}
              value={form}
              onChange={choose(setForm)}
            />
          </div>
          <div className={styles.rows}>
            <div className={styles.row}>
              <span>House style</span>
              <span className={styles.marking}>
                <strong>{houseStyle?.name ?? body?.houseStyle}</strong>
              </span>
            </div>
            <div className={styles.row}>
              <span>Marking</span>
              <span className={styles.marking}>
                <strong>{marking === '' ? 'None' : marking}</strong>
                <Button variant="quiet" isDisabled={isBusy} onPress={() => setMarking(true)}>
                  Change…
                </Button>
              </span>
            </div>
          </div>
          {kinds.length === 0 ? (
            <p className={styles.meeting}>Tick what shall go out.</p>
          ) : prepared.error && !ready ? (
            <Notice tone="over" role="alert">
              {oneLine(prepared.error)}
            </Notice>
          ) : ready ? (
            <IssueFindings
              refusals={ready.refusals}
              findings={ready.findings}
              placeOf={(id, kind) => placeAmong(others, meetings?.find((each) => each.id === id)?.date, kind)}
              headingRef={checked}
              onShow={(sectionId) => setPlace({ sectionId })}
            />
          ) : null}
          {files.length > 0 && state.step === 'idle' ? (
            <details className={styles.names}>
              <summary>Names of the files</summary>
              <ul>
                {files.map(({ name }) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </details>
          ) : null}
        </div>
        <div className={styles.deed}>
          {/* Above the button, which so stays where it is. */}
          <WordFilesProgress state={state} onCancel={giveUp} onRetry={start} />
          {stops > 0 ? (
            <p className={styles.stopped}>
              {countOfStops(stops)}.
              <Button variant="quiet" onPress={() => checked.current?.focus()}>
                Show it
              </Button>
            </p>
          ) : null}
          <Button
            ref={makeButton}
            variant="primary"
            icon={FileDown}
            isWide
            isDisabled={!isEnabled && !isBusy}
            isPending={isBusy}
            onPress={start}
          >
            {label}
          </Button>
        </div>
      </div>
      <IssuePreview meetingId={meetingId} choice={choice} place={place} />
      {isMarking ? (
        <MarkingDialog
          meetingId={meetingId}
          items={items}
          bodyMarking={policy.marking}
          onClose={() => setMarking(false)}
        />
      ) : null}
    </div>
  );
}

/** Where files of several meetings go out: of which of them something is said, and of which file. */
function placeAmong(
  others: ReadonlySet<string>,
  date: string | undefined,
  kind: OutgoingKind | null,
): string | null {
  if (others.size === 0 || date === undefined) return null;
  return kind === null ? formatDate(date) : `${formatDate(date)}, ${outgoingNames[kind].toLowerCase()}`;
}
