import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { Topic } from '../../../shared/contract/entities/topics.ts';
import type { AgendaItemKind } from '../../../shared/domain/agenda.ts';
import { formatDate, formatDateWithWeekday } from '../../../shared/domain/calendar-date.ts';
import { agendaItemKindNames } from '../../../shared/wording/names.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { formProblems, noProblems, type FormProblems } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** A topic that is there, or a new one with what is known of it already. */
export type EditedTopic =
  { readonly topic: Topic } | { readonly wantedOn: string | null; readonly promisedAtMeetingId?: string };

export type TopicDialogProps = {
  readonly edited: EditedTopic;
  readonly bodyId: string;
  /** The days to choose from: those of coming meetings and of the pattern. */
  readonly dates: readonly string[];
  /** Of the body, newest first. */
  readonly meetings: readonly Meeting[];
  readonly onClose: () => void;
};

const topicKinds: readonly AgendaItemKind[] = ['report', 'exception-report', 'announcements', 'other'];
const noDay = 'none';
const otherDay = 'other';

const fieldIds: Readonly<Record<string, string>> = {
  title: 'topic-title',
  wantedOn: 'topic-day',
  promise: 'topic-promise',
};

/** Adds a topic to the forward plan, or changes one. */
export function TopicDialog({ edited, bodyId, dates, meetings, onClose }: TopicDialogProps) {
  const { data: people = [] } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = [] } = useQuery(operations.people.listOrganisations.queryOptions());
  const queries = useQueryClient();
  // What was open when the dialog was: a change from elsewhere is then told as a conflict, not written over.
  const [opened] = useState(() => ('topic' in edited ? edited.topic : null));
  const [draft, setDraft] = useState(() => draftOf(edited, dates));
  const [problems, setProblems] = useState<FormProblems>(noProblems);
  const [isPending, setPending] = useState(false);
  const change = (changes: Partial<TopicDraft>): void => setDraft({ ...draft, ...changes });

  const save = async (): Promise<void> => {
    if (isPending) return;
    if (draft.day === otherDay && draft.otherDay.trim() === '') {
      setProblems({
        fields: { wantedOn: 'Enter the day, or choose another one from the list.' },
        other: null,
      });
      return;
    }
    setPending(true);
    try {
      const fields = fieldsOf(draft, bodyId);
      await (opened
        ? client.topics.update({ ...fields, id: opened.id, revision: opened.revision })
        : client.topics.create(fields));
      void queries.invalidateQueries({ queryKey: operations.topics.key({}) });
      announce(opened ? 'The topic is saved.' : 'The topic is on the forward plan.');
      onClose();
    } catch (error) {
      setProblems(formProblems(error));
      setPending(false);
    }
  };

  const days = [
    ...new Set([...dates, ...(draft.day === noDay || draft.day === otherDay ? [] : [draft.day])]),
  ];
  const summarised = Object.entries(problems.fields).map(([field, message]) => {
    const fieldId = fieldIds[field];
    return fieldId === undefined ? { message } : { message, fieldId };
  });
  return (
    <Dialog
      title={opened ? 'Topic' : 'New topic'}
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {opened ? 'Save' : 'Add the topic'}
          </Button>
        </>
      }
    >
      <ErrorSummary
        problems={[...summarised, ...(problems.other === null ? [] : [{ message: problems.other }])]}
      />
      <TextField
        id="topic-title"
        label="Title"
        isRequired
        autoFocus
        value={draft.title}
        errorMessage={problems.fields['title'] ?? null}
        onChange={(title) => change({ title })}
      />
      <Select
        label="Wanted at the meeting of"
        options={[
          { id: noDay, label: 'No day yet' },
          ...days.map((date) => ({ id: date, label: formatDateWithWeekday(date) })),
          { id: otherDay, label: 'Another day…' },
        ]}
        value={draft.day}
        onChange={(day) => change({ day })}
      />
      {draft.day === otherDay ? (
        <DateField
          id="topic-day"
          label="Day"
          isRequired
          value={draft.otherDay}
          errorMessage={problems.fields['wantedOn'] ?? null}
          onChange={(day) => change({ otherDay: day })}
        />
      ) : null}
      <Select
        label="On the agenda it is"
        options={[...new Set([...topicKinds, draft.kind])].map((kind) => ({
          id: kind,
          label: agendaItemKindNames[kind],
        }))}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
      />
      <ComboBox
        label="Lead"
        options={people
          .filter((person) => person.isCurrent || person.id === draft.leadId)
          .map((person) => ({
            id: person.id,
            label: person.name,
            ...(person.post === null ? {} : { hint: person.post }),
          }))}
        value={draft.leadId}
        onChange={(leadId) => change({ leadId })}
      />
      <ComboBox
        label="Report produced by"
        options={organisations.map((organisation) => ({ id: organisation.id, label: organisation.name }))}
        value={draft.organisationId}
        onChange={(organisationId) => change({ organisationId })}
      />
      <ComboBox
        label="Promised at the meeting of"
        options={meetings.map((meeting) => ({ id: meeting.id, label: formatDate(meeting.date) }))}
        value={draft.promisedAtMeetingId}
        onChange={(promisedAtMeetingId) => change({ promisedAtMeetingId })}
      />
      <TextArea
        id="topic-promise"
        label="What was promised"
        description="In the words of the notes; never exported"
        value={draft.promise}
        errorMessage={problems.fields['promise'] ?? null}
        onChange={(promise) => change({ promise })}
      />
    </Dialog>
  );
}

type TopicDraft = Pick<
  Topic,
  'title' | 'kind' | 'leadId' | 'organisationId' | 'promisedAtMeetingId' | 'promise'
> & {
  /** A day of the list, or that there is none or another. */
  readonly day: string;
  readonly otherDay: string;
};

function draftOf(edited: EditedTopic, dates: readonly string[]): TopicDraft {
  if ('topic' in edited) {
    const { title, kind, leadId, organisationId, promisedAtMeetingId, promise, wantedOn } = edited.topic;
    const day = wantedOn === null ? noDay : dates.includes(wantedOn) ? wantedOn : otherDay;
    const isOther = day === otherDay;
    return {
      ...{ title, kind, leadId, organisationId, promisedAtMeetingId, promise, day },
      otherDay: isOther ? (wantedOn ?? '') : '',
    };
  }
  return {
    title: '',
    kind: 'report',
    leadId: null,
    organisationId: null,
    promisedAtMeetingId: edited.promisedAtMeetingId ?? null,
    promise: '',
    day: edited.wantedOn ?? noDay,
    otherDay: '',
  };
}

function fieldsOf({ day, otherDay: typed, ...fields }: TopicDraft, bodyId: string) {
  return { ...fields, bodyId, wantedOn: day === noDay ? null : day === otherDay ? typed : day };
}
