import type { FileProblem } from '../contract/errors.ts';
import {
  largestMeetingFile,
  meetingFile,
  meetingFileFormat,
  meetingFileVersion,
  type MeetingFile,
} from '../contract/meeting-file.ts';
import { fieldProblems } from './field-problems.ts';
import { scanJson } from './scan-json.ts';

export type MeetingFileReading =
  | { readonly ok: true; readonly file: MeetingFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

// A body may nest 24 nodes, each an object in a list; the fields around it and inside it come on top.
const deepest = 80;
/** Ten years of meetings have fewer. A reader needs a kilobyte for each that is wrong, and has no more than so much. */
const mostValues = 1_000_000;
const mostProblems = 200;

/**
 * Reads a meeting file's text and checks its shape: nothing unknown, nothing missing, dates that exist, links that may
 * be followed. What its names and numbers mean is `resolveMeetingFile`'s to check. Never throws; every problem has the
 * path of its place in the file ("agenda.3.title", lists counted from 0).
 */
export function readMeetingFile(text: string): MeetingFileReading {
  // A text's bytes are never fewer than its UTF-16 units, so that this refuses before anything looks at 200 MB.
  if (text.length > largestMeetingFile)
    return refused({ path: '', code: 'too-large', facts: { limit: '50 MB' } });
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const scan = scanJson(json, deepest, mostValues);
  if (!scan.ok) {
    switch (scan.fault) {
      case 'not-json':
        return refused({ path: '', code: 'not-json', facts: { line: scan.line, column: scan.column } });
      case 'too-deep':
        return refused({ path: scan.path, code: 'too-deep', facts: {} });
      case 'too-many-values':
        return refused({ path: '', code: 'too-many-values', facts: { limit: '1,000,000' } });
      case 'field-repeated': {
        const path = scan.path === '' ? scan.field : `${scan.path}.${scan.field}`;
        return refused({ path, code: 'field-repeated', facts: { field: scan.field } });
      }
    }
  }
  const value: unknown = JSON.parse(json);
  const header = headerProblem(value);
  if (header) return refused(header);
  const parsed = meetingFile.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, file: parsed.data };
  const problems = parsed.error.issues.flatMap((issue) => fieldProblems(issue));
  return { ok: false, problems: problems.slice(0, mostProblems) };
}

/** A file of another kind or of a newer version is told by that alone, not by its hundred unknown fields. */
function headerProblem(value: unknown): FileProblem | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const { format, version } = isObject ? (value as Readonly<Record<string, unknown>>) : {};
  if (format !== meetingFileFormat)
    return { path: isObject ? 'format' : '', code: 'not-a-meeting-file', facts: {} };
  if (typeof version === 'number' && version > meetingFileVersion) {
    return { path: 'version', code: 'newer-version', facts: { version } };
  }
  return null;
}

function refused(problem: FileProblem): MeetingFileReading {
  return { ok: false, problems: [problem] };
}
