import type { Editor } from '@tiptap/core';
import { memo, useEffect, type ReactNode } from 'react';
import type { CaretPlace } from './caret-place.ts';
import type { DocumentSession, SoundSection, UnreadableSection } from './document-session.ts';
import type { EditorHost } from './editor-host.ts';
import { editorOfSection } from './editor-of-section.ts';
import { LiveBody } from './live-body.tsx';
import type { NameBook } from './name-book.ts';
import type { MarkStart } from './section-marks.ts';
import { StaticBody } from './static-body.tsx';
import { laterComponent } from '../ui/later.tsx';
import { UnreadableWords } from './unreadable-words.tsx';

const ConflictingBody = laterComponent(async () => (await import('./section-notices.tsx')).ConflictingBody);
const LateWordsNotice = laterComponent(async () => (await import('./section-notices.tsx')).LateWordsNotice);
const RefusedNotice = laterComponent(async () => (await import('./section-notices.tsx')).RefusedNotice);
const ShrunkNotice = laterComponent(async () => (await import('./section-notices.tsx')).ShrunkNotice);
const UnreadableBody = laterComponent(
  async () => (await import('./section-notices.tsx')).UnreadableBody,
  UnreadableWords,
);

export type SectionBodyProps = {
  readonly session: DocumentSession;
  readonly section: SoundSection | UnreadableSection;
  readonly start: MarkStart;
  readonly names: NameBook;
  readonly host: EditorHost;
  /** The accessible name of the text ("Notes of item 4, Use of force"). */
  readonly label: string;
  /** Where the caret goes; null for a section that is not in use. */
  readonly live: CaretPlace | null;
  /** Why all of it is restricted, by itself or with its agenda item; null: it is not. */
  readonly restrictedReason: string | null;
  /** Said in grey where the section has no words. */
  readonly guidance: string;
  readonly onActivate: (sectionId: string, caret: CaretPlace) => void;
  readonly onLive: (editor: Editor | null) => void;
  readonly openLink: (href: string) => void;
  /** Nothing may be typed, for a reason that the screen gives. */
  readonly isLocked?: boolean;
  /** Shows the versions of a section: the way back for a text that cannot be read. */
  readonly onHistory?: (sectionId: string) => void;
};

/** The text of one section: live, drawn, in conflict, or unreadable. */
export const SectionBody = memo(function SectionBody(props: SectionBodyProps): ReactNode {
  const { session, section, label, onHistory } = props;
  useEffect(() => session.nameSection(section.id, label), [session, section.id, label]);
  if (section.state === 'unreadable') {
    return <UnreadableBody section={section} label={label} {...(onHistory ? { onHistory } : {})} />;
  }
  if (section.saving.kind === 'conflict') return <ConflictingBody {...props} section={section} />;
  return <SoundBody {...props} section={section} />;
});

function SoundBody({
  session,
  section,
  start,
  names,
  host,
  label,
  restrictedReason,
  live,
  guidance,
  onActivate,
  onLive,
  openLink,
  isLocked = false,
}: SectionBodyProps & { readonly section: SoundSection }): ReactNode {
  const editor =
    live === null || isLocked ? null : editorOfSection(session, section.id, { label, start, host });
  const isEmpty = section.doc.childCount === 1 && section.doc.firstChild?.content.size === 0;
  return (
    <>
      <div
        className="section-body"
        data-numbered={start.isNumbered ? '' : undefined}
        data-restricted-whole={restrictedReason ?? undefined}
      >
        {editor && live !== null ? (
          <LiveBody
            // Text from outside starts a new editor.
            key={section.edition}
            sectionId={section.id}
            editor={editor}
            start={start}
            caret={live}
            onLive={onLive}
            onLeave={() => void session.flush()}
          />
        ) : (
          <StaticBody
            kind={session.kind}
            doc={section.doc}
            names={names}
            start={start}
            label={label}
            openLink={openLink}
            {...(isLocked
              ? {}
              : {
                  aids: host.aids,
                  onActivate: (caret: CaretPlace) => onActivate(section.id, caret),
                })}
          />
        )}
        {isEmpty && guidance !== '' ? (
          <p className="section-guidance" aria-hidden="true">
            {guidance}
          </p>
        ) : null}
      </div>
      <ShrunkNotice session={session} section={section} />
      {section.saving.kind === 'refused' && !section.saving.isLocked ? (
        <RefusedNotice section={section} error={section.saving.error} label={label} />
      ) : null}
      {section.saving.kind === 'refused' && section.saving.isLocked ? (
        <LateWordsNotice session={session} section={section} error={section.saving.error} />
      ) : null}
    </>
  );
}
