import type { FileNotReadCode } from '../../shared/contract/errors.ts';
import { largestMeetingFile } from '../../shared/contract/largest-meeting-file.ts';
import type { ChosenMeetingFile } from './platform.ts';

/** Reads a meeting file that a person dropped on the page or chose in a browser. */
export async function readFileObject(file: File): Promise<ChosenMeetingFile> {
  const { name } = file;
  const notRead = (code: FileNotReadCode): ChosenMeetingFile => ({ name, code });
  if (file.size > largestMeetingFile) return notRead('too-large');
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return notRead('not-readable');
  }
  try {
    return { name, content: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return notRead('not-text');
  }
}
