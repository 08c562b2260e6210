import type { Editor } from '@tiptap/core';
import { memo, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { wordError } from '../../shared/wording/word-error.ts';
import { validateBody } from '../../shared/document/validate-body.ts';
import { createSectionEditor } from './create-section-editor.ts';
import type { DocumentSession, SoundSection, UnreadableSection } from './document-session.ts';
import type { EditorHost } from './editor-host.ts';
import { LiveBody } from './live-body.tsx';
import type { NameBook } from './name-book.ts';
import type { MarkStart } from './section-marks.ts';
import { StaticBody, type CaretPlace } from './static-body.tsx';

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
  /** Said in grey where the section has no words. */
  readonly guidance: string;
  readonly onActivate: (sectionId: string, caret: CaretPlace) => void;
  readonly onLive: (editor: Editor | null) => void;
  readonly openLink: (href: string) => void;
  /** Nothing may be typed, for a reason that the screen gives. */
  readonly isLocked?: boolean;
};

/** The text of one section: live, drawn, in conflict, or unreadable. */
export const SectionBody = memo(function SectionBody(props: SectionBodyProps): ReactNode {
  const { section } = props;
  if (section.state === 'unreadable') return <UnreadableBody section={section} />;
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
  live,
  guidance,
  onActivate,
  onLive,
  openLink,
  isLocked = false,
}: SectionBodyProps & { readonly section: SoundSection }): ReactNode {
  const make = (from: SoundSection): Editor =>
    createSectionEditor({
      kind: session.kind,
      doc: from.doc,
      label,
      start,
      host,
      isActionTaken: (id) => session.hasAction(id),
      onChange: (doc, isEdit) => session.noteChange(section.id, doc, isEdit),
    });
  const editor = live === null || isLocked ? null : session.editorOf(section.id, make);
  const isEmpty = section.doc.childCount === 1 && section.doc.firstChild?.content.size === 0;
  return (
    <>
      <div className="section-body" data-numbered={start.isNumbered ? '' : undefined}>
        {editor && live !== null ? (
          <LiveBody
            // Text from outside starts a new editor.
            key={section.edition}
            editor={editor}
            start={start}
            caret={live}
            onLive={onLive}
            onBlur={() => void session.flushSection(section.id)}
          />
        ) : (
          <StaticBody
            kind={session.kind}
            doc={section.doc}
            names={names}
            start={start}
            label={label}
            openLink={openLink}
            {...(isLocked ? {} : { onActivate: (caret: CaretPlace) => onActivate(section.id, caret) })}
          />
        )}
        {isEmpty && guidance !== '' ? (
          <p className="section-guidance" aria-hidden="true">
            {guidance}
          </p>
        ) : null}
      </div>
      {section.saving.kind === 'refused' ? <RefusedNotice error={section.saving.error} /> : null}
    </>
  );
}

function RefusedNotice({ error }: { readonly error: unknown }): ReactNode {
  const { whatHappened, whatNow } = wordError(error);
  return (
    <Notice tone="over" role="alert" title="This section is not saved.">
      <p>{whatHappened}</p>
      <p>{whatNow} Your text stays on this screen.</p>
    </Notice>
  );
}

/** Two texts, and a person who decides. Neither is written over until then. */
function ConflictingBody({
  session,
  section,
  start,
  names,
  label,
  openLink,
}: SectionBodyProps & { readonly section: SoundSection }): ReactNode {
  if (section.saving.kind !== 'conflict') return null;
  const stored = validateBody(session.kind, section.saving.stored.body);
  return (
    <section className="section-conflict" aria-label={`Two versions: ${label}`}>
      <Notice tone="over" role="alert" title="This section was changed in another window.">
        <p>Both texts are kept. Choose the one that counts; nothing is saved here until you do.</p>
      </Notice>
      <div className="conflict-sides">
        <div>
          <h4>Your text on this screen</h4>
          <StaticBody
            kind={session.kind}
            doc={section.doc}
            names={names}
            start={start}
            label={`Your text: ${label}`}
            openLink={openLink}
          />
          <Button onPress={() => void session.keepMine(section.id)}>Keep mine</Button>
        </div>
        <div>
          <h4>The stored text</h4>
          {stored.ok ? (
            <StaticBody
              kind={session.kind}
              doc={stored.node}
              names={names}
              start={start}
              label={`The stored text: ${label}`}
              openLink={openLink}
            />
          ) : null}
          <Button onPress={() => session.takeStored(section.id)}>Take the stored one</Button>
        </div>
      </div>
    </section>
  );
}

/** Why the store does not hand a text out to be edited. What this window itself finds comes as a sentence. */
const unreadableSentences: Readonly<Record<string, string>> = {
  'changed-outside': 'The stored text was changed outside Secretariat, or the disk has damaged it.',
  'newer-version': 'The text was written by a newer version of Secretariat. Update this one to change it.',
  'not-valid': 'The stored text is not in a form that Secretariat can read whole.',
};

function UnreadableBody({ section }: { readonly section: UnreadableSection }): ReactNode {
  return (
    <div className="section-unreadable">
      <Notice tone="over" title="This section can be read but not changed.">
        <p>{unreadableSentences[section.reason] ?? section.reason}</p>
        <p>Its words are below, to copy. What is stored stays as it is.</p>
      </Notice>
      <p className="unreadable-words">{section.text}</p>
    </div>
  );
}
