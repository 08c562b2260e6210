import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { DraftIssue } from '../../../shared/contract/entities/draft-issues.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { localDayOf } from '../../../shared/wording/local-day.ts';
import { noProblems } from '../../app/field-problems.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { SavingDialog } from '../../app/saving-dialog.tsx';
import { isEverythingSaved } from '../../app/use-open-document.ts';
import { useSaving } from '../../app/use-saving.ts';
import { client, operations } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';
import { announce } from '../../ui/announcer.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './meeting-frame.module.css';

const none: readonly never[] = [];

type Choice = { readonly key: string; readonly name: string; readonly isThere: boolean };

/** Sends the draft notes out for factual correction: to whom, and by when answers are asked for. Lists earlier issues. */
export function IssueDraftDialog({
  meeting,
  issues,
  onClose,
}: {
  readonly meeting: Meeting;
  readonly issues: readonly DraftIssue[];
  readonly onClose: () => void;
}): ReactNode {
  const choices = useChoices(meeting.id);
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [others, setOthers] = useState('');
  const [answersBy, setAnswersBy] = useState('');
  const saving = useSaving();
  const { problems } = saving;
  const isTicked = ({ key, isThere }: Choice): boolean => ticks.get(key) ?? isThere;

  const issue = async (): Promise<void> => {
    // What is sent out is kept as it stands: with all that was typed.
    if (!(await isEverythingSaved())) {
      saving.setProblems({
        ...noProblems,
        other: 'Some words are not saved yet, so nothing went out. Try again once the top bar says Saved.',
      });
      return;
    }
    const { id, revision } = meeting;
    const recipients = [
      ...choices.filter(isTicked).map(({ name }) => name),
      ...others.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
    ];
    await client.meetings.issueDraft({
      ...{ id, revision, recipients },
      answersBy: answersBy === '' ? null : answersBy,
      today: today(),
    });
    announce('The draft notes are out for correction.');
    onClose();
  };

  return (
    <SavingDialog
      title="Issue the draft for correction"
      deed="Issue for correction"
      saving={saving}
      onSave={issue}
      onClose={onClose}
    >
      <p>
        The notes are kept as they go out, and their Word file says so. Nothing is sent from here: make the
        file on the Issue tab, and send it.
      </p>
      <fieldset className={styles.recipients}>
        <legend>To whom</legend>
        <div>
          {choices.map((choice) => (
            <Checkbox
              key={choice.key}
              isSelected={isTicked(choice)}
              onChange={(isOn) => setTicks(new Map([...ticks, [choice.key, isOn]]))}
            >
              {choice.name}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <TextArea
        label="Anybody else"
        description="One in each line"
        value={others}
        errorMessage={problems.fields['recipients'] ?? null}
        onChange={setOthers}
      />
      <DateField
        label="Answers by"
        value={answersBy}
        errorMessage={problems.fields['answersBy'] ?? null}
        onChange={setAnswersBy}
      />
      {issues.length === 0 ? null : (
        <section aria-label="Issued before">
          <h3>Issued before</h3>
          <ol reversed className={styles.drafts}>
            {issues.map((each) => (
              <li key={each.number}>
                {formatDate(localDayOf(each.at))}, by {each.author}, to {each.recipients.join('; ')}
                {each.answersBy === null ? '' : `; answers by ${formatDate(each.answersBy)}`}
              </li>
            ))}
          </ol>
        </section>
      )}
    </SavingDialog>
  );
}

/** Who was there comes first, and is ticked; then whoever sent apologies, and the organisations. */
function useChoices(meetingId: string): readonly Choice[] {
  const { data: attendees = none } = useQuery(
    operations.attendance.list.queryOptions({ input: { meetingId } }),
  );
  const { data: people = none } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = none } = useQuery(operations.people.listOrganisations.queryOptions());
  const ofMeeting = attendees.flatMap(({ personId, kind }) => {
    const person = people.find(({ id }) => id === personId);
    if (!person) return [];
    const name = person.post === null ? person.name : `${person.name}, ${person.post}`;
    return [{ key: personId, name, isThere: kind !== 'apologies' }];
  });
  return [
    ...ofMeeting.toSorted((one, other) => Number(other.isThere) - Number(one.isThere)),
    ...organisations.map(({ id, name }) => ({ key: id, name, isThere: false })),
  ];
}
