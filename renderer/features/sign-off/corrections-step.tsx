import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { Section } from '../../../shared/contract/entities/documents.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { NotesToSignOff } from '../../../shared/contract/entities/sign-off.ts';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { nameBookOf, type NameBook } from '../../editor/name-book.ts';
import { operations } from '../../platform/client.ts';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { DifferenceText, differencesBetween, linesOf } from '../history/index.ts';
import { noSection, type AcceptanceDraft } from './acceptance-draft.ts';
import styles from './sign-off.module.css';

type Content = Section['content'];
type Corrections = AcceptanceDraft['corrections'];

type CorrectionsStepProps = {
  readonly meeting: Meeting;
  readonly facts: NotesToSignOff;
  readonly corrections: Corrections;
  readonly onChange: (corrections: Corrections) => void;
  /** The notes are shown in the place of the dialog. */
  readonly onLeave: () => void;
};

/** What differs from the notes that went out in draft, item by item, and how the agreed notes shall say it. */
export function CorrectionsStep({
  meeting,
  facts,
  corrections,
  onChange,
  onLeave,
}: CorrectionsStepProps): ReactNode {
  const { data: people = [] } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = [] } = useQuery(operations.people.listOrganisations.queryOptions());
  const { data: notes } = useQuery(
    operations.documents.get.queryOptions({ input: { id: meeting.notesDocumentId }, staleTime: 0 }),
  );
  const names = useMemo(() => nameBookOf(people, organisations), [people, organisations]);
  const field = (place: string, label: string, description: string): ReactNode => (
    <TextArea
      label={label}
      description={description}
      rows={2}
      value={corrections[place] ?? ''}
      onChange={(text) => onChange({ ...corrections, [place]: text })}
    />
  );
  return (
    <>
      <p>
        Corrections are made in the notes themselves, and each text is kept as a version. Here you say what
        was corrected: the list stands in the agreed notes, which are for the public.{' '}
        <a href={hrefTo(meetingPath(meeting.id, 'notes'))} onClick={onLeave}>
          Open these notes to correct them
        </a>
      </p>
      {facts.isDraftKept ? null : (
        <Notice tone="due">
          These notes were not issued in draft from here, so what was corrected in them is not known.
        </Notice>
      )}
      {facts.isDraftKept && facts.changed.length === 0 ? (
        <Notice>No item’s notes differ from the draft that went out.</Notice>
      ) : null}
      {facts.changed.map(({ sectionId, label, title, draft }) => {
        const now = notes?.sections.find(({ id }) => id === sectionId)?.content;
        return (
          <section key={sectionId} className={styles.corrected} aria-label={`Item ${label}, ${title}`}>
            <h4>
              Item {label}: {title}
            </h4>
            {now === undefined ? (
              <Loading label="Reading what was corrected…" />
            ) : (
              <WhatDiffers sectionId={sectionId} draft={draft} now={now} names={names} />
            )}
            {field(
              sectionId,
              `Corrections in item ${label}`,
              'One a line. Leave it empty where nothing of this was corrected by the meeting.',
            )}
          </section>
        );
      })}
      {field(
        noSection,
        'Corrections to the attendance or the details of the meeting',
        'One a line, such as “ACC Harland was present”.',
      )}
    </>
  );
}

function WhatDiffers({
  sectionId,
  draft,
  now,
  names,
}: {
  readonly sectionId: string;
  readonly draft: number | null;
  readonly now: Content;
  readonly names: NameBook;
}): ReactNode {
  const { data } = useQuery(
    operations.versions.get.queryOptions({
      input: { sectionId, sequence: draft ?? 1 },
      enabled: draft !== null,
    }),
  );
  const differences = useMemo(
    () =>
      draft !== null && !data
        ? null
        : differencesBetween(data ? linesOf(data.content, names) : [], linesOf(now, names)),
    [draft, data, now, names],
  );
  if (differences === null) return <Loading label="Reading the draft…" />;
  return <DifferenceText lines={differences.lines} />;
}
