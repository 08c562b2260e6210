import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { formatDate, isRealDate } from '../../../shared/domain/calendar-date.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { SavingDialog } from '../../app/saving-dialog.tsx';
import { useSaving } from '../../app/use-saving.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { laterMeetings, noMeeting } from './acceptance-draft.ts';
import { CorrectedActionFields, type CorrectedAction } from './corrected-action.tsx';
import { CorrectedAttendanceFields, type CorrectedAttendance } from './corrected-attendance.tsx';

export type CorrectRecordDialogProps = {
  readonly meeting: Meeting;
  readonly record: SealedRecord;
  readonly onClose: () => void;
};

const noSections: readonly never[] = [];

const parts = [
  { id: 'words', label: 'Words' },
  { id: 'attendance', label: 'Attendance' },
  { id: 'action', label: 'Owner or date of an action' },
] as const;

/** Puts words, the attendance, or whose an action is right in agreed notes: what, why, and which meeting said so. */
export function CorrectRecordDialog({ meeting, record, onClose }: CorrectRecordDialogProps): ReactNode {
  // What was open when the dialog was: a correction from elsewhere is then told as a conflict.
  const [opened] = useState(record);
  const { data: texts } = useQuery(
    operations.meetings.sealedTexts.queryOptions({ input: { id: meeting.id } }),
  );
  const { data: meetings = [] } = useQuery(operations.meetings.list.queryOptions());
  const [part, setPart] = useState<(typeof parts)[number]['id']>('words');
  const [attendance, setAttendance] = useState<CorrectedAttendance | null>(null);
  const [action, setAction] = useState<CorrectedAction | null>(null);
  const [sectionId, setSectionId] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [isRestricted, setRestricted] = useState(false);
  const [chosen, setChosen] = useState<{ readonly meetingId: string; readonly date: string } | null>(null);
  const saving = useSaving();
  const { problems, setProblems } = saving;

  const sections = texts?.[0]?.sections ?? noSections;
  const section = sections.find((each) => each.sectionId === sectionId) ?? sections[0];
  const later = laterMeetings(meetings, meeting);
  const last = later.at(-1);
  const decided = chosen ?? { meetingId: last?.id ?? noMeeting, date: last?.date ?? '' };

  const correct = async (): Promise<void> => {
    if (!isRealDate(decided.date)) {
      setProblems({ fields: { decidedOn: 'Say on which day it was decided.' }, other: null });
      return;
    }
    const why = {
      id: meeting.id,
      sequence: opened.sequence,
      reason,
      isRestricted,
      decidedOn: decided.date,
      decidedAtMeetingId: decided.meetingId === noMeeting ? null : decided.meetingId,
    };
    if (part === 'words') {
      if (!section) return;
      await client.meetings.correctRecord({ ...why, sectionId: section.sectionId, from, to });
    } else if (part === 'action') {
      if (action === null) {
        setProblems({ fields: { actionId: 'Choose the action.' }, other: null });
        return;
      }
      const { actionId, owners, due } = action;
      await client.meetings.correctAction({ ...why, actionId, owners: [...owners], due: due || null });
    } else if (attendance === null) {
      setProblems({ fields: { personId: 'Choose the person whose attendance is wrong.' }, other: null });
      return;
    } else {
      const { joinedAt, leftAt } = attendance;
      await client.meetings.correctAttendance({
        ...why,
        ...attendance,
        joinedAt: joinedAt || null,
        leftAt: leftAt || null,
      });
    }
    announce('The correction is sealed as a new record.');
    onClose();
  };

  return (
    <SavingDialog
      title="Correct the agreed notes"
      deed="Seal the correction"
      isDisabled={part === 'words' && !section}
      saving={saving}
      onSave={correct}
      onClose={onClose}
    >
      <p>
        What was agreed stays as it was sealed, and can be read. A new record takes its place in the notes and
        in the files, which say what was corrected and why. It cannot be taken back, only corrected again.
      </p>
      {texts === undefined ? <Loading label="Reading the record…" /> : null}
      <SegmentedControl label="What is wrong" options={parts} value={part} onChange={setPart} />
      {part === 'action' ? (
        <CorrectedActionFields
          meetingId={meeting.id}
          record={record}
          sections={sections}
          value={action}
          problems={problems.fields}
          onChange={setAction}
        />
      ) : part === 'attendance' ? (
        <CorrectedAttendanceFields
          meeting={meeting}
          record={record}
          value={attendance}
          problems={problems.fields}
          onChange={setAttendance}
        />
      ) : (
        <>
          <Select
            label="Item"
            options={sections.map(({ sectionId: id, label, title }) => ({ id, label: `${label} ${title}` }))}
            value={section?.sectionId ?? null}
            onChange={setSectionId}
          />
          <TextArea
            label="Words as they stand"
            description="As many as it takes to mean one place, within one paragraph"
            isRequired
            autoFocus
            rows={2}
            value={from}
            errorMessage={problems.fields['from'] ?? null}
            onChange={setFrom}
          />
          <TextArea
            label="Words as they shall read"
            description="Empty takes them out"
            rows={2}
            value={to}
            errorMessage={problems.fields['to'] ?? null}
            onChange={setTo}
          />
        </>
      )}
      <Checkbox isSelected={isRestricted} onChange={setRestricted}>
        What stood there is not for publication: files say that something was corrected, and not what
      </Checkbox>
      <TextArea
        label="Reason"
        description="Stands in the notes: nothing restricted"
        isRequired
        rows={2}
        value={reason}
        errorMessage={problems.fields['reason'] ?? null}
        onChange={setReason}
      />
      <Select
        label="Decided by which meeting"
        options={[
          ...later.map(({ id, date, bodyName }) => ({ id, label: formatDate(date), hint: bodyName })),
          { id: noMeeting, label: 'By none that is here' },
        ]}
        value={decided.meetingId}
        onChange={(meetingId) =>
          setChosen({
            meetingId,
            date: later.find(({ id }) => id === meetingId)?.date ?? decided.date,
          })
        }
      />
      <DateField
        label="On which day"
        isRequired
        value={decided.date}
        errorMessage={problems.fields['decidedOn'] ?? null}
        onChange={(date) => setChosen({ ...decided, date })}
      />
    </SavingDialog>
  );
}
