// Words that are found, and replaced, in documents that nobody has open.

import type { DocumentPlace } from '../../../shared/contract/entities/documents.ts';
import type { WordsInDocument } from '../../../shared/contract/entities/found-words.ts';
import type { Body } from '../../../shared/document/body.ts';
import {
  addReplaced,
  countReplaceable,
  findInBody,
  longestReplacedText,
  nothingReplaced,
  readingAsStored,
  replaceInBody,
  wordFinder,
  type ReplacedCount,
  type UnitReading,
  type WordSearch,
} from '../../../shared/document/find-words.ts';
import { closedReason, hasGoneOut } from '../../../shared/domain/closed-documents.ts';
import { fullFormOf, shortFormOf } from '../../../shared/domain/people.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findDocument, listDocumentsOfBody } from '../store/repositories/documents.ts';
import { findMeeting } from '../store/repositories/meetings.ts';
import { listPeople } from '../store/repositories/people.ts';
import { findVersion, findVersionOfText, readVersionText } from '../store/repositories/section-versions.ts';
import { findSection } from '../store/repositories/sections.ts';
import { found, OperationFailed, ruleViolated } from './failures.ts';
import { runCommand, runQuery, type Logged, type Program, type Unit } from './program.ts';
import { readDocument } from './read-document.ts';
import { replaceText, sectionToChange } from './section-texts.ts';
import { contentOf } from './stored-body.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type BeforeReplacing = OnRevision & { readonly sequence: number };
type Area = Logged['areas'][number];

/** The documents of the same body, those of the same meeting first. */
export function documentsOfBody(program: Program, id: string): DocumentPlace[] {
  return runQuery(program, (read) => {
    const { meetingId } = found(findDocument(read, id), 'document');
    const { bodyId } = found(findMeeting(read, meetingId), 'meeting');
    return listDocumentsOfBody(read, { bodyId, meetingId }).map(
      ({ state, meetingState, isDraftIssued, ...place }) => {
        const standing = { paper: state, meeting: meetingState };
        return {
          ...place,
          closed: closedReason(standing),
          hasGoneOut: hasGoneOut({ ...standing, isDraftIssued }),
        };
      },
    );
  });
}

/** How often words stand in documents, as these read now. */
export function findWordsIn(
  program: Program,
  { ids, search }: { readonly ids: readonly string[]; readonly search: WordSearch },
): WordsInDocument[] {
  return runQuery(program, (read) => {
    const find = wordFinder(search, readingNow(read));
    return ids.flatMap((id) => {
      const document = findDocument(read, id);
      if (document === null) return [];
      const { kind, sections } = readDocument(read, document);
      const texts = sections.flatMap(({ id: sectionId, revision, content }) =>
        content.state === 'sound'
          ? [{ id: sectionId, revision, words: findInBody(kind, content.body, find) }]
          : [],
      );
      const words = texts.flatMap((each) => each.words);
      return {
        id,
        found: words.length,
        left: countReplaceable(words, '').left,
        unreadable: sections.length - texts.length,
        sections: texts.flatMap(({ words: inSection, ...section }) =>
          inSection.length === 0 ? [] : [{ ...section, found: inSection.length }],
        ),
      };
    });
  });
}

/** Puts other words in the place of those that are found: in every section, or in none. */
export function replaceWordsIn(
  program: Program,
  {
    sections,
    search,
    replacement,
  }: {
    readonly sections: readonly OnRevision[];
    readonly search: WordSearch;
    readonly replacement: string;
  },
): ReplacedCount & {
  readonly sections: (BeforeReplacing & { readonly documentId: string })[];
  readonly savedAt: string;
} {
  return runCommand(program, 'documents.replaceWords', (unit) => {
    const find = wordFinder(search, readingNow(unit.read));
    const areas = new Set<Area>();
    const replaced: (BeforeReplacing & { readonly documentId: string })[] = [];
    let count = nothingReplaced;
    for (const wanted of sections) {
      const placed = sectionToChange(unit, wanted, { evenUnreadable: false });
      const { section, document } = placed;
      const content = contentOf(document.kind, section);
      if (content.state !== 'sound') throw ruleViolated('section-unreadable');
      const { body, isTooLong, ...own } = replaceInBody(document.kind, content.body, find, replacement);
      if (isTooLong) throw ruleViolated('replaced-text-too-long', { most: longestReplacedText });
      count = addReplaced(count, own);
      if (body === null) continue;
      const { answer, changed } = replaceText(unit, placed, body, { cause: 'saved', deletedWords: null });
      for (const area of changed?.areas ?? []) areas.add(area);
      const before = found(findVersionOfText(unit.read, section.id, section.sha256), 'version');
      replaced.push({
        id: section.id,
        documentId: document.id,
        revision: answer.revision,
        sequence: before.sequence,
      });
    }
    const [first] = replaced;
    return {
      answer: { ...count, sections: replaced, savedAt: unit.at },
      changed: first
        ? {
            entityId: first.id,
            meetingId: null,
            baseRevision: null,
            payload: { ...search, replacement, before: replaced },
            areas: [...areas],
          }
        : null,
    };
  });
}

/** Gives sections the texts that they had before, where nobody has changed them since. */
export function takeBackReplaced(
  program: Program,
  { sections }: { readonly sections: readonly BeforeReplacing[] },
): { readonly restored: OnRevision[]; readonly left: string[]; readonly savedAt: string } {
  return runCommand(program, 'documents.takeBackReplaced', (unit) => {
    const areas = new Set<Area>();
    const restored: OnRevision[] = [];
    const left: string[] = [];
    for (const wanted of sections) {
      const taken = textBefore(unit, wanted);
      if (taken === null) {
        left.push(wanted.id);
        continue;
      }
      const { answer, changed } = replaceText(unit, taken.placed, taken.body, {
        cause: 'restored',
        deletedWords: null,
      });
      for (const area of changed?.areas ?? []) areas.add(area);
      restored.push({ id: wanted.id, revision: answer.revision });
    }
    const [first] = restored;
    return {
      answer: { restored, left, savedAt: unit.at },
      changed: first
        ? {
            entityId: first.id,
            meetingId: null,
            baseRevision: null,
            payload: { sections },
            areas: [...areas],
          }
        : null,
    };
  });
}

/** Null where the section is another by now, is closed or gone, or where the version cannot be read any more. */
function textBefore(
  unit: Unit,
  { sequence, ...onRevision }: BeforeReplacing,
): { readonly placed: ReturnType<typeof sectionToChange>; readonly body: Body } | null {
  if (findSection(unit.read, onRevision.id) === null) return null;
  if (findVersion(unit.read, onRevision.id, sequence) === null) return null;
  let placed: ReturnType<typeof sectionToChange>;
  try {
    placed = sectionToChange(unit, onRevision, { evenUnreadable: false });
  } catch (error) {
    if (error instanceof OperationFailed) return null;
    throw error;
  }
  const text = readVersionText(unit.read, sequence);
  const content = text === null ? null : contentOf(placed.document.kind, text);
  return content?.state === 'sound' ? { placed, body: content.body } : null;
}

/** People read by the names that they have now, as on the page. */
function readingNow(read: ReadHandle): UnitReading {
  const people = new Map(listPeople(read).map((person) => [person.id, person]));
  return (unit) => {
    const person = unit.type.name === 'person' ? people.get(String(unit.attrs.personId)) : undefined;
    if (person === undefined) return readingAsStored(unit);
    return unit.attrs.isInFull === true ? fullFormOf(person) : shortFormOf(person);
  };
}
