import { finding, type FileRule } from '../finished-file.ts';

/** A mark that somebody typed makes no list: nobody hears how many there are (WCAG 1.3.1, failure F2). */
export const listMarkTyped: FileRule = ({ paragraphs }) =>
  paragraphs
    .filter(({ text, isInList }) => !isInList && typedMark.test(text))
    .map((paragraph) => finding('list-mark-typed', paragraph));

/** "- ", "• ", "1. ", "12) ", "a) ", "(a) ", "iv. " in front of words. An initial ("A. Moss") is none. */
const typedMark =
  /^\s*(?:[-–—•·▪◦●○*]|\d{1,3}[.)]|\(?[a-z]\)|\([ivx]{1,4}\)|[a-z]\.|[ivx]{1,4}[.)])[\s\u00A0]+\S/u;
