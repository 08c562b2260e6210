import type { ReactNode } from 'react';
import type { UnreadableSection } from './document-session.ts';

// In the first part of the page: nobody looks at a section that is empty without a reason.

export const readOnlySection = 'This section can be read but not changed.';

/** Why the store does not hand a text out to be edited. What this window itself finds comes as a sentence. */
const sentences: Readonly<Record<string, string>> = {
  'changed-outside': 'The stored text was changed outside Secretariat, or the disk has damaged it.',
  'newer-version': 'The text was written by a newer version of Secretariat. Update this one to change it.',
  'not-valid': 'The stored text is not in a form that Secretariat can read whole.',
};

export function wordUnreadable(reason: string): string {
  return sentences[reason] ?? reason;
}

/** A text that cannot be edited, with the reason, until what can be done with it is here too. */
export function UnreadableWords({ section }: { readonly section: UnreadableSection }): ReactNode {
  return (
    <>
      <p>
        {readOnlySection} {wordUnreadable(section.reason)}
      </p>
      <p className="unreadable-words">{section.text}</p>
    </>
  );
}
