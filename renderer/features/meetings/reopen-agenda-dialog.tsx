import { useEffect, useState } from 'react';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { meetingEventNames, meetingStateNames } from '../../../shared/wording/names.ts';
import { SavingDialog } from '../../app/saving-dialog.tsx';
import { useSaving } from '../../app/use-saving.ts';
import { client } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { TextArea } from '../../ui/text-area.tsx';

type ReopenAgendaDialogProps = { readonly meeting: Meeting; readonly onClose: () => void };

const reasonId = 'reopening-reason';

/** Opens an agenda again that went out, and asks why. */
export function ReopenAgendaDialog({ meeting, onClose }: ReopenAgendaDialogProps) {
  const [reason, setReason] = useState('');
  const saving = useSaving();
  const { problems } = saving;
  const problem = problems.fields['reason'] ?? null;
  useEffect(() => {
    if (problem !== null) document.getElementById(reasonId)?.focus();
  }, [problems, problem]);

  const reopen = async (): Promise<void> => {
    const { id, revision } = meeting;
    const after = await client.meetings.takeStep({ id, revision, event: 'reopen-agenda', reason });
    announce(`The meeting is now: ${meetingStateNames[after.state]}.`);
    onClose();
  };

  return (
    <SavingDialog
      title={meetingEventNames['reopen-agenda']}
      deed={meetingEventNames['reopen-agenda']}
      size="small"
      saving={saving}
      onSave={reopen}
      onClose={onClose}
    >
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
    </SavingDialog>
  );
}
