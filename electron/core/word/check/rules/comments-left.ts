import { finding, type FileRule } from '../finished-file.ts';

/** A file that goes out has no comments. */
export const commentsLeft: FileRule = ({ commentCount }) =>
  commentCount > 0 ? [finding('comments-left', { place: 'file', heading: '', words: '' })] : [];
