import { safeHref } from '../../../../../shared/document/safe-href.ts';
import { finding, type FileRule } from '../finished-file.ts';

/** A link leads to the web, a mailbox, a telephone or a place in the file, and to nothing on a machine. */
export const linkUnsafe: FileRule = ({ links }) =>
  links
    .filter(({ target }) => target === null || !(/^#./.test(target) || safeHref(target) !== null))
    .map((link) => finding('link-unsafe', link));
