import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isRealDate } from '../../../shared/domain/calendar-date.ts';
import { formProblems } from '../../app/field-problems.ts';
import { goTo, meetingPath } from '../../app/routes.ts';
import { client, operations } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  changesOf,
  draftProblems,
  emptyMeetingDraft,
  fieldsOf,
  proposedDraft,
  type MeetingDraft,
} from './meeting-draft.ts';
import { MeetingFields, meetingFieldIds } from './meeting-fields.tsx';
import { summarise } from './summarise.ts';
import { TopicTicks } from './topic-ticks.tsx';
import { usualClosingItems, usualOpeningItems } from './usual-standing-items.ts';

const newBody = 'new';

export type NewMeetingDialogProps = {
  /** For whom and when, where that is decided already. */
  readonly startWith?: { readonly bodyId: string; readonly date: string };
  readonly onClose: () => void;
};

/** Makes a meeting, and its body with it where there is none yet. What is not typed is as the body's meetings are. */
export function NewMeetingDialog({ startWith, onClose }: NewMeetingDialogProps) {
  const { data: bodies } = useQuery(operations.bodies.list.queryOptions());
  const { data: people = [] } = useQuery(operations.people.list.queryOptions());
  const { data: plans = [] } = useQuery(operations.plans.list.queryOptions());
  const [typed, setTyped] = useState<Partial<MeetingDraft>>(
    startWith === undefined ? {} : { date: startWith.date },
  );
  const [chosenBodyId, setChosenBodyId] = useState<string | null>(startWith?.bodyId ?? null);
  const [bodyName, setBodyName] = useState('');
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [other, setOther] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  const bodyId = chosenBodyId ?? bodies?.[0]?.id ?? newBody;
  const isOfBody = bodies !== undefined && bodyId !== newBody;
  const { data: proposal, isLoading: isProposalLoading } = useQuery(
    operations.meetings.propose.queryOptions({ input: { bodyId, today: today() }, enabled: isOfBody }),
  );
  const isReading = bodies === undefined || isProposalLoading;
  const draft = { ...emptyMeetingDraft, ...(isOfBody && proposal ? proposedDraft(proposal) : {}), ...typed };
  const isOtherDay = isRealDate(draft.date) && draft.date !== proposal?.date;
  const { data: onThatDay } = useQuery(
    operations.meetings.propose.queryOptions({
      input: { bodyId, today: today(), date: draft.date },
      enabled: isOfBody && isOtherDay,
    }),
  );
  const ofDay = isOtherDay ? onThatDay : proposal;
  const topics = isOfBody && ofDay?.date === draft.date ? ofDay.topics : [];

  const submit = async (): Promise<void> => {
    if (isReading || isPending) return;
    const found = {
      ...(bodyId === newBody && bodyName.trim() === '' ? { name: 'Enter the name of the body.' } : {}),
      ...draftProblems(draft),
    };
    setOther(null);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      const id = bodyId === newBody ? await createBody(bodyName) : bodyId;
      // Should the meeting be refused now, the body that was just made stays chosen.
      setChosenBodyId(id);
      const meeting = await client.meetings.create({
        bodyId: id,
        ...fieldsOf(draft, plans),
        topicIds: topics.map((topic) => topic.id).filter((topicId) => !leftOut.has(topicId)),
      });
      onClose();
      goTo(meetingPath(meeting.id));
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
      title="New meeting"
      isOpen
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={isReading}>
            Make the meeting
          </Button>
        </>
      }
    >
      <ErrorSummary problems={summarise(problems, other, meetingFieldIds)} />
      {bodies === undefined ? (
        <Loading label="Reading the bodies…" />
      ) : (
        <>
          {bodies.length === 0 ? null : (
            <Select
              id="body"
              label="Body"
              isRequired
              options={[
                ...bodies.map((body) => ({ id: body.id, label: body.name })),
                { id: newBody, label: 'A new body…' },
              ]}
              value={bodyId}
              errorMessage={problems['bodyId'] ?? null}
              onChange={setChosenBodyId}
            />
          )}
          {bodyId === newBody ? (
            <TextField
              id="body-name"
              label="Name of the body"
              description="The committee or series of meetings. Its standing items are put on every new agenda; change them in the library."
              isRequired
              autoFocus
              value={bodyName}
              errorMessage={problems['name'] ?? null}
              onChange={setBodyName}
            />
          ) : null}
        </>
      )}
      {/* What is proposed must not come into a field that somebody has begun to type in. */}
      {bodies === undefined ? null : isProposalLoading ? (
        <Loading label="Looking up when and where this body meets…" />
      ) : (
        <MeetingFields
          draft={draft}
          onChange={(next) => setTyped({ ...typed, ...changesOf(draft, next) })}
          problems={problems}
          people={people}
          plans={plans}
        />
      )}
      <TopicTicks topics={topics} leftOut={leftOut} onChange={setLeftOut} />
    </Dialog>
  );
}

async function createBody(name: string): Promise<string> {
  const body = await client.bodies.create({
    name,
    openingItems: [...usualOpeningItems],
    closingItems: [...usualClosingItems],
  });
  return body.id;
}
