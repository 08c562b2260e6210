import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { formProblems } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { draftOf, draftProblems, fieldsOf } from './meeting-draft.ts';
import { MeetingFields, meetingFieldIds } from './meeting-fields.tsx';
import { summarise } from './summarise.ts';

type EditMeetingDialogProps = { readonly meeting: Meeting; readonly onClose: () => void };

/** Changes when and where a meeting is, who chairs it and which plan it works from. */
export function EditMeetingDialog({ meeting, onClose }: EditMeetingDialogProps) {
  const { data: people = [] } = useQuery(operations.people.list.queryOptions());
  const { data: plans = [] } = useQuery(operations.plans.list.queryOptions());
  // What was open when the dialog was: a change from elsewhere is then told as a conflict, not written over.
  const [opened] = useState(meeting);
  const [draft, setDraft] = useState(() => draftOf(meeting));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [other, setOther] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  const submit = async (): Promise<void> => {
    const found = draftProblems(draft);
    setOther(null);
    setProblems(found);
    if (Object.keys(found).length > 0 || isPending) return;
    setPending(true);
    try {
      await client.meetings.update({ id: opened.id, revision: opened.revision, ...fieldsOf(draft, plans) });
      announce('The details of the meeting are saved.');
      onClose();
    } catch (error) {
      const refused = formProblems(error);
      setProblems(refused.fields);
      setOther(refused.other);
    } finally {
      setPending(false);
    }
  };

  return (
    <Dialog
      title="Details of the meeting"
      isOpen
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            Save
          </Button>
        </>
      }
    >
      <ErrorSummary problems={summarise(problems, other, meetingFieldIds)} />
      <MeetingFields draft={draft} onChange={setDraft} problems={problems} people={people} plans={plans} />
    </Dialog>
  );
}
