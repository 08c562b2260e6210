import { useEffect, useState } from 'react';
import type { Meeting } from '../../../shared/contract/entities.ts';
import { meetingEventNames, meetingStateNames } from '../../../shared/wording/names.ts';
import { formProblems, noProblems } from '../../app/field-problems.ts';
import { client } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';

type ReopenAgendaDialogProps = { readonly meeting: Meeting; readonly onClose: () => void };

const reasonId = 'reopening-reason';

/** Opens an agenda again that went out, and asks why. */
export function ReopenAgendaDialog({ meeting, onClose }: ReopenAgendaDialogProps) {
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState(noProblems);
  const [isPending, setPending] = useState(false);
  const problem = problems.fields['reason'] ?? null;
  useEffect(() => {
    if (problem !== null) document.getElementById(reasonId)?.focus();
  }, [problems, problem]);

  const reopen = async (): Promise<void> => {
    if (isPending) return;
    setPending(true);
    setProblems(noProblems);
    try {
      const { id, revision } = meeting;
      const after = await client.meetings.takeStep({ id, revision, event: 'reopen-agenda', reason });
      announce(`The meeting is now: ${meetingStateNames[after.state]}.`);
      onClose();
    } catch (error) {
      setProblems(formProblems(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <Dialog
      title={meetingEventNames['reopen-agenda']}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={() => void reopen()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {meetingEventNames['reopen-agenda']}
          </Button>
        </>
      }
    >
      {problems.other === null ? null : (
        <Notice tone="over" role="alert">
          {problems.other}
        </Notice>
      )}
      <p>
        The meeting goes back to planning, and the numbers follow the order of the items again. The agenda as
        it went out stays kept.
      </p>
      <TextArea
        id={reasonId}
        label="Reason"
        description="Kept with your name and the time, in the list of issued agendas"
        isRequired
        autoFocus
        value={reason}
        errorMessage={problem}
        onChange={setReason}
      />
    </Dialog>
  );
}
