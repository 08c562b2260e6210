// All that reads what is pasted or dropped, in one place to be fetched from.

export { wordLeftOut } from '../../../shared/wording/word-left-out.ts';
export { htmlOf } from './pasted-blocks.ts';
export { readOwnHtml } from './read-own-html.ts';
export { readPastedHtml } from './read-pasted-html.ts';
export { readPastedText } from './read-pasted-text.ts';
