import type { TemplateNoteCode, TemplateProblemCode } from '../contract/template-reading.ts';
import { countOf } from './facts.ts';

export const templateIsSafe = 'Nothing was added or changed, and the template is as it was.';

/** Why a Word template was not taken, and what to do now. */
export function wordTemplateProblem(code: TemplateProblemCode): readonly [happened: string, now: string] {
  return problems[code];
}

export function isTemplateProblem(code: unknown): code is TemplateProblemCode {
  return typeof code === 'string' && Object.hasOwn(problems, code);
}

const openAndSave =
  'Open it in Word, save it under a new name as a Word template (.dotx), and choose that file.';

const problems: Readonly<Record<TemplateProblemCode, readonly [string, string]>> = {
  'too-large': [
    'The file is larger than 25 MB, which is far more than a template needs.',
    'In Word, take large pictures and sample pages out of a copy of it, save that as a template (.dotx), and choose it.',
  ],
  'empty-file': ['The file is empty.', 'Choose the template again from where it was saved first.'],
  'password-protected': [
    'The file is protected with a password or by your organisation’s rights management, so it cannot be read.',
    'Open it in Word, take the protection off a copy (File, Info, Protect Document), save it, and choose the copy.',
  ],
  'old-word-file': ['This is a file of an old version of Word (.doc or .dot).', openAndSave],
  'not-a-word-file': [
    'This is not a Word document or template.',
    'Choose a file that ends in .docx or .dotx. If it was made in another program, save it there as a Word document first.',
  ],
  damaged: [
    'The file is damaged, or was not copied to the end.',
    'Open it in Word, which may repair it, and save it under a new name; or ask for a fresh copy.',
  ],
  'unpacks-too-large': [
    'What is packed in the file is far larger than in any template, so it was not unpacked.',
    `If you trust where it came from: ${openAndSave.charAt(0).toLowerCase()}${openAndSave.slice(1)}`,
  ],
  'too-nested': [
    'A part of the file, such as its header, holds things within things more often than Word shows.',
    'In Word, make the header and footer of a copy anew, save it, and choose the copy.',
  ],
  'took-too-long': [
    'Reading the template took longer than half a minute and was ended.',
    'Close other programs and try again. If it happens again, save the template under a new name in Word and choose that.',
  ],
  'out-of-memory': [
    'The template needs more memory than Secretariat gives to one.',
    'In Word, take large pictures and sample pages out of a copy of it, save that, and choose it.',
  ],
  'reader-crashed': [
    'The template could not be read, for a reason that Secretariat does not know.',
    openAndSave,
  ],
};

/** What of a template was left out or changed, in a sentence. */
export function wordTemplateNote({
  code,
  count,
}: {
  readonly code: TemplateNoteCode;
  readonly count: number;
}): string {
  return notes[code](count);
}

const notes: Readonly<Record<TemplateNoteCode, (count: number) => string>> = {
  'no-styles': () => 'It has no styles of its own, so all of them are made in its font and colours.',
  'macros-left-out': () => 'It holds macros. None of them was run, and none is in any file that is made.',
  'links-left-out': (count) =>
    `It refers to ${countOf(count, 'file')} somewhere else, such as a picture or another template. That was not followed and is left out.`,
  'fields-left-out': (count) =>
    `The header or footer has ${countOf(count, 'field')}, such as a file name or an author, which ${isOrAre(count)} left out.`,
  'shapes-left-out': (count) =>
    `The header or footer has ${countOf(count, 'drawing')}, such as a text box or a watermark, which ${isOrAre(count)} left out: only pictures are taken.`,
  'pictures-left-out': (count) =>
    `It has ${countOf(count, 'picture')} that could not be taken. Use PNG, JPEG, GIF or EMF of up to 5 MB.`,
  'hidden-text-left-out': (count) =>
    `The header or footer has ${countOf(count, 'piece')} of hidden or deleted text, which ${isOrAre(count)} left out.`,
  'size-raised': () =>
    'It has letters smaller than 12 point. They are 12 point here, so that everybody can read them.',
  'colour-darkened': () =>
    'It has words in a colour that is hard to read on what is behind them. They are made darker or lighter here.',
  'picture-without-words': (count) =>
    `It does not say what ${countOf(count, 'picture')} ${count === 1 ? 'shows' : 'show'}. Say it below: a screen reader reads it out.`,
  'layout-in-head': (count) =>
    `Its header or footer has ${countOf(count, 'table or floating picture', 'tables or floating pictures')}, whose order a screen reader may not follow. They are taken as they are, and no check of a file says so again. In Word, put pictures in line with the text and words into plain lines, and add the template anew.`,
};

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}
