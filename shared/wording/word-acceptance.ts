import type { AcceptedNotes, SealedRecord } from '../contract/entities/sign-off.ts';
import { formatDate, type DateManner } from '../domain/calendar-date.ts';

// How notes were accepted as a correct record, on screen and in the files that go out.

type Acceptance = Pick<SealedRecord, 'acceptedOn' | 'acceptedAt' | 'corrections'>;

/** "Accepted as a correct record at the meeting of 10 July 2026, with 2 corrections." */
export function wordAcceptance(acceptance: Acceptance, manner?: DateManner): string {
  return `Accepted as a correct record${whereAndWhen(acceptance, manner)}${withCorrections(acceptance.corrections.length)}.`;
}

function whereAndWhen({ acceptedOn, acceptedAt }: Acceptance, manner?: DateManner): string {
  if (acceptedAt === null) return acceptedOn === null ? '' : ` on ${formatDate(acceptedOn, manner)}`;
  const at = formatDate(acceptedAt.date, manner);
  return acceptedOn === null || acceptedOn === acceptedAt.date
    ? ` at the meeting of ${at}`
    : ` on ${formatDate(acceptedOn, manner)}, for the meeting of ${at}`;
}

/** What the notes of the meeting say that accepted others. */
export function wordNotesAccepted({ date, corrections }: AcceptedNotes, manner?: DateManner): string {
  return `The notes of the meeting of ${formatDate(date, manner)} were accepted as a correct record${withCorrections(corrections.length)}.`;
}

/** "Item 4, Use of force: “30” should read “13”." */
export function wordCorrection({ number, title, text }: AcceptedNotes['corrections'][number]): string {
  if (number === null) return text;
  return title === null ? `Item ${number}: ${text}` : `Item ${number}, ${title}: ${text}`;
}

/** The same in a file that goes out, which says of what is not for the public that there was something. */
export function wordCorrectionInFile(correction: AcceptedNotes['corrections'][number]): string {
  const { number, isRestricted } = correction;
  if (!isRestricted) return wordCorrection(correction);
  return number === null ? 'Words that are not for publication' : `Item ${number}: ${notForPublication}`;
}

export function wordLaterCorrectionInFile(
  later: SealedRecord['laterCorrections'][number],
  manner?: DateManner,
): string {
  return later.isRestricted
    ? `${whenCorrected(later, manner)}: ${placeOf({ ...later, title: null })}: ${notForPublication}.`
    : wordLaterCorrection(later, manner);
}

const notForPublication = 'words that are not for publication';

/** "Corrected on 14 October 2026: item 4, Use of force: “thirty” now reads “thirteen”. A slip of the pen." */
export function wordLaterCorrection(
  later: SealedRecord['laterCorrections'][number],
  manner?: DateManner,
): string {
  const { number, title, words, reason } = later;
  const what =
    words === null
      ? notForPublication
      : words.to === ''
        ? `“${words.from}” was taken out`
        : `“${words.from}” now reads “${words.to}”`;
  return `${whenCorrected(later, manner)}: ${placeOf({ number, title })}: ${what}. Reason: ${reason}`;
}

function placeOf({
  number,
  title,
}: Pick<SealedRecord['laterCorrections'][number], 'number' | 'title'>): string {
  if (number === null) return 'attendance';
  return title === null ? `item ${number}` : `item ${number}, ${title}`;
}

function whenCorrected(
  { decidedOn, decidedAt }: SealedRecord['laterCorrections'][number],
  manner?: DateManner,
): string {
  const at = decidedAt === null ? '' : ` at the meeting of ${formatDate(decidedAt.date, manner)}`;
  return decidedAt?.date === decidedOn
    ? `Corrected${at}`
    : `Corrected on ${formatDate(decidedOn, manner)}${at}`;
}

function withCorrections(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ', with one correction' : `, with ${count} corrections`;
}
