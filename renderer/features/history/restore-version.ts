import type { SectionVersion } from '../../../shared/contract/entities/versions.ts';
import { errorCodeOf } from '../../app/field-problems.ts';
import { reportSaveState } from '../../app/save-state.ts';
import type { DocumentSession } from '../../editor/document-session.ts';
import { client } from '../../platform/client.ts';

export type Restored =
  /** `replaced`: the version that held the text until now; null where it cannot be read, or there was no text. */
  | { readonly outcome: 'restored'; readonly replaced: SectionVersion | null }
  /** Words of the section are not saved yet, and would not be among its versions. */
  | { readonly outcome: 'not-saved' }
  /** Somebody else saved the section in between; the page shows their text now. */
  | { readonly outcome: 'changed-meanwhile' };

/** Makes a version the section's text again, and puts it on the page. What is on the page is saved first. */
export async function restoreVersion(
  session: DocumentSession,
  sectionId: string,
  sequence: number,
): Promise<Restored> {
  const isEditable = session.section(sectionId)?.state === 'sound';
  if (isEditable && !(await session.flushSection(sectionId))) return { outcome: 'not-saved' };
  const stored = (await client.documents.get({ id: session.id })).sections.find(({ id }) => id === sectionId);
  const revision = isEditable ? session.revisionOf(sectionId) : (stored?.revision ?? 0);
  try {
    const { savedAt } = await client.versions.restore({ id: sectionId, revision, sequence });
    reportSaveState('history', { kind: 'saved', at: new Date(savedAt) });
  } catch (error) {
    if (errorCodeOf(error) !== 'conflict') throw error;
    session.receive(await client.documents.get({ id: session.id }));
    return { outcome: 'changed-meanwhile' };
  }
  session.receive(await client.documents.get({ id: session.id }));
  // The text that was replaced is always the version just before.
  const [, replaced = null] = await client.versions.list({ sectionId });
  return { outcome: 'restored', replaced: replaced?.keptFor === 'damaged' ? null : replaced };
}

/** Whether a version is the section's own text at that revision, and not one that was only kept beside it. */
export function isTextOf(version: SectionVersion, revision: number): boolean {
  return version.revision === revision && version.cause !== 'set-aside';
}
