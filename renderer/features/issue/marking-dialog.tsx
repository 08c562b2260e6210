import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { numberAgenda } from '../../../shared/domain/agenda.ts';
import { noMarking, type Marking } from '../../../shared/domain/markings.ts';
import { wordMarking } from '../../../shared/wording/word-marking.ts';
import { SavingDialog } from '../../app/saving-dialog.tsx';
import { useSaving } from '../../app/use-saving.ts';
import { client, operations } from '../../platform/client.ts';
import { MarkingFields } from './marking-fields.tsx';

export type MarkingDialogProps = {
  readonly meetingId: string;
  readonly items: readonly AgendaItem[];
  readonly bodyMarking: Marking;
  readonly onClose: () => void;
};

/** Marks the files of a meeting, or single papers of it, above what its body says. */
export function MarkingDialog(props: MarkingDialogProps): ReactNode {
  const { data } = useQuery(
    operations.exports.markings.queryOptions({ input: { meetingId: props.meetingId } }),
  );
  return data === undefined ? null : <MarkingForm {...props} stored={data} />;
}

type Stored = Awaited<ReturnType<typeof client.exports.markings>>;

function MarkingForm({
  meetingId,
  items,
  bodyMarking,
  stored,
  onClose,
}: MarkingDialogProps & { readonly stored: Stored }): ReactNode {
  const queries = useQueryClient();
  const ofPaper = new Map(stored.papers.map(({ agendaItemId, marking }) => [agendaItemId, marking]));
  const [meeting, setMeeting] = useState<Marking>(stored.meeting ?? noMarking);
  const [papers, setPapers] = useState<ReadonlyMap<string, Marking>>(ofPaper);
  const numbers = numberAgenda(items);
  const saving = useSaving();
  const save = async (): Promise<void> => {
    if (!isSame(meeting, stored.meeting ?? noMarking)) {
      await client.exports.setMarking({ meetingId, marking: meeting });
    }
    for (const [agendaItemId, marking] of papers) {
      if (!isSame(marking, ofPaper.get(agendaItemId) ?? noMarking)) {
        await client.exports.setMarking({ meetingId, agendaItemId, marking });
      }
    }
    await queries.invalidateQueries({ queryKey: operations.exports.key({}) });
    onClose();
  };
  const bodyWords = wordMarking(bodyMarking);
  return (
    <SavingDialog
      title="Marking of this meeting’s files"
      deed="Save"
      saving={saving}
      onSave={save}
      onClose={onClose}
    >
      <p>
        {bodyWords === '' ? 'The body does not mark its files.' : `The body marks its files ${bodyWords}.`}{' '}
        Every file gets the highest marking of what is in it.
      </p>
      <MarkingFields label="All files of this meeting" marking={meeting} onChange={setMeeting} />
      {items
        .filter(({ paper }) => paper !== null)
        .map(({ id, title }) => (
          <MarkingFields
            key={id}
            label={`Paper of item ${numbers.get(id)?.label ?? ''}: ${title}`}
            marking={papers.get(id) ?? noMarking}
            onChange={(marking) => setPapers(new Map([...papers, [id, marking]]))}
          />
        ))}
    </SavingDialog>
  );
}

function isSame(one: Marking, other: Marking): boolean {
  return one.level === other.level && one.descriptor === other.descriptor;
}
