import { createHash } from 'node:crypto';
import type { Section } from '../../../shared/contract/entities/documents.ts';
import { bodySchemaVersion, emptyBody, type Body } from '../../../shared/document/body.ts';
import { countWords, plainTextOf } from '../../../shared/document/plain-text.ts';
import type { DocumentKind } from '../../../shared/document/schemas.ts';
import { validateBody } from '../../../shared/document/validate-body.ts';
import { withoutForbiddenCharacters } from '../../../shared/domain/text-rules.ts';
import type { SectionRecord } from '../store/repositories/sections.ts';
import { ruleViolated } from './failures.ts';

type StoredBody = Pick<SectionRecord, 'body' | 'schemaVersion' | 'sha256' | 'words'>;

/** Why a stored body is not handed out to be edited. */
export type UnreadableReason = 'changed-outside' | 'newer-version' | 'not-valid';

/** The body as it shall be kept, or `rule-violated`/`body-invalid` where it is not a body of this kind of document. */
export function soundBody(kind: DocumentKind, json: unknown): Body {
  const check = validateBody(kind, json);
  if (!check.ok) {
    const { code, path, detail } = check.problem;
    throw ruleViolated('body-invalid', { problem: code, path, detail: detail.slice(0, 200) });
  }
  // As ProseMirror writes it: attributes in the schema's order, defaults spelt out.
  return check.node.toJSON() as Body;
}

/** A body that `soundBody` answered with, as it is stored. */
export function storedBody(body: Body): StoredBody {
  const text = JSON.stringify(body);
  return {
    body: text,
    schemaVersion: bodySchemaVersion,
    sha256: sha256(text),
    words: countWords(plainTextOf(body)),
  };
}

/** The digest of a section in which nobody wrote. */
export const emptySha256 = storedBody(emptyBody).sha256;

/** Checks what lies in the store before anyone sees it. What is not sound is read-only: its words as far as readable. */
export function contentOf(
  kind: DocumentKind,
  stored: Pick<SectionRecord, 'body' | 'schemaVersion' | 'sha256'>,
): Section['content'] {
  if (sha256(stored.body) !== stored.sha256) return unreadable('changed-outside', stored.body);
  if (stored.schemaVersion > bodySchemaVersion) return unreadable('newer-version', stored.body);
  const json = parsed(stored.body);
  const check = validateBody(kind, json);
  return check.ok ? { state: 'sound', body: check.body } : unreadable('not-valid', stored.body);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function unreadable(reason: UnreadableReason, body: string): Section['content'] {
  return { state: 'unreadable', reason, text: withoutForbiddenCharacters(wordsIn(body)) };
}

// The text nodes of the JSON, in their order, found without parsing: it may be cut off or nested without end.
function wordsIn(body: string): string {
  const texts = body.matchAll(/"text"\s*:\s*("(?:[^"\\]|\\.)*")/g);
  return [...texts]
    .map(([, quoted = '""']) => parsed(quoted))
    .filter((text) => typeof text === 'string')
    .join('\n');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
