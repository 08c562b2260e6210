import { finding, type FileRule } from '../finished-file.ts';

/** Words typed in capitals may be read letter by letter, and lose the shape that people read by. */
export const capitalsTyped: FileRule = ({ paragraphs }) =>
  paragraphs
    .filter(({ text }) => areTypedCapitals(text))
    .map((paragraph) => finding('capitals-typed', paragraph));

/** The government's security classifications are written in capitals. */
const markings = /\bOFFICIAL(?:[ -]+SENSITIVE)?\b/g;

/** Three words or more in a row that are capitals and are not all short: abbreviations are. */
function areTypedCapitals(text: string): boolean {
  const runs =
    text.replace(markings, ' ').match(/(?:\p{Lu}[\p{Lu}’'-]+[\s,&:–-]+){2,}\p{Lu}[\p{Lu}’'-]+/gu) ?? [];
  return runs.some((run) => (run.match(/\p{Lu}{4,}/gu) ?? []).length >= 2);
}
