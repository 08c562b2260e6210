import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { DocumentPlace } from '../../../shared/contract/entities/documents.ts';
import type { WordsInDocument } from '../../../shared/contract/entities/found-words.ts';
import type { WordSearch } from '../../../shared/document/find-words.ts';
import { countOf } from '../../../shared/wording/facts.ts';
import { closedReasonWords } from '../../../shared/wording/word-replaced.ts';
import { oneLine } from '../../app/field-problems.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import styles from './find-bar.module.css';
import { nameOfDocument } from './name-of-document.ts';

const none: readonly never[] = [];

export type ElsewhereFound = {
  readonly place: DocumentPlace;
  readonly found: WordsInDocument;
};

export type Chosen = {
  readonly documents: readonly DocumentPlace[];
  /** Those that are ticked, the one on the page not among them, with what was found in them. */
  readonly elsewhere: readonly ElsewhereFound[];
  readonly isOwnChosen: boolean;
  readonly ids: ReadonlySet<string>;
  readonly found: ReadonlyMap<string, WordsInDocument>;
  readonly isPending: boolean;
  readonly problem: string | null;
};

/** The documents of the body that were chosen, as they stand now. `chosenIds`: null, before anybody has chosen. */
export function useChosenDocuments(
  documentId: string,
  search: WordSearch,
  chosenIds: readonly string[] | null,
  isAsked: boolean,
): Chosen {
  const listed = useQuery({
    ...operations.documents.ofBody.queryOptions({ input: { id: documentId } }),
    enabled: isAsked,
  });
  const documents = listed.data ?? none;
  const ids = useMemo(() => new Set(chosenIds ?? firstChoice(documents)), [chosenIds, documents]);
  const others = documents.filter(({ id, closed }) => id !== documentId && closed === null && ids.has(id));
  const answered = useQuery({
    ...operations.documents.findWords.queryOptions({ input: { ids: others.map(({ id }) => id), search } }),
    enabled: isAsked && search.words !== '' && others.length > 0,
  });
  const found = useMemo(
    () => new Map((answered.data ?? none).map((each) => [each.id, each])),
    [answered.data],
  );
  const error = listed.error ?? answered.error;
  return {
    documents,
    ids,
    found,
    isOwnChosen: ids.has(documentId),
    elsewhere: others.flatMap((place) => {
      const own = found.get(place.id);
      return own === undefined ? [] : [{ place, found: own }];
    }),
    isPending: isAsked && (listed.isPending || (answered.isFetching && search.words !== '')),
    problem: error === null ? null : oneLine(error),
  };
}

/** Before anybody has chosen: what can be changed of the meeting that is on screen. */
function firstChoice(documents: readonly DocumentPlace[]): readonly string[] {
  const [first] = documents;
  return documents
    .filter(({ meetingId, closed }) => meetingId === first?.meetingId && closed === null)
    .map(({ id }) => id);
}

/** The documents to find in and to replace in: those of the same meeting, then the others of the body. */
export function ChosenDocuments({
  documentId,
  foundHere,
  chosen,
  onChoose,
}: {
  readonly documentId: string;
  /** How often the words stand in the document on the page. */
  readonly foundHere: number;
  readonly chosen: Chosen;
  readonly onChoose: (ids: readonly string[]) => void;
}): ReactNode {
  const { documents, ids, found, problem } = chosen;
  const meetingId = documents[0]?.meetingId;
  const open = documents.filter(({ closed }) => closed === null);
  const groups = [
    { name: 'This meeting', places: documents.filter((each) => each.meetingId === meetingId) },
    { name: 'Other meetings', places: documents.filter((each) => each.meetingId !== meetingId) },
  ].filter(({ places }) => places.length > 0);
  const saidOf = (place: DocumentPlace): string => {
    if (place.closed !== null) return closedReasonWords[place.closed];
    const own = found.get(place.id);
    const count = place.id === documentId ? foundHere : own?.found;
    return [
      count === undefined || !ids.has(place.id) ? '' : `${count} found`,
      own && own.unreadable > 0 ? `${countOf(own.unreadable, 'section')} not to be read` : '',
      place.hasGoneOut ? 'went out already' : '',
      place.id === documentId ? 'on this page' : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
  };
  return (
    <div className={styles.chosen} role="group" aria-label="Documents to find and replace in">
      <div className={styles.choices}>
        Words are replaced in the documents that are ticked.
        <span className={styles.space} />
        <Button variant="quiet" onPress={() => onChoose(open.map(({ id }) => id))}>
          Choose all
        </Button>
        <Button variant="quiet" onPress={() => onChoose([])}>
          Choose none
        </Button>
      </div>
      {problem === null ? null : <p className={styles.problem}>{problem}</p>}
      {groups.map(({ name, places }) => (
        <fieldset key={name} className={styles.documents}>
          <legend>{name}</legend>
          {places.map((place) => (
            <div key={place.id} className={styles.document}>
              <Checkbox
                isSelected={place.closed === null && ids.has(place.id)}
                isDisabled={place.closed !== null}
                onChange={(isOn) =>
                  onChoose(isOn ? [...ids, place.id] : [...ids].filter((id) => id !== place.id))
                }
              >
                {nameOfDocument(place)} <span className={styles.said}>{saidOf(place)}</span>
              </Checkbox>
            </div>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
