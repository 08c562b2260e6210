// What is said at a section where its text is not simply there and saved, and what can be done then.

import { useState, type ReactNode } from 'react';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { validateBody } from '../../shared/document/validate-body.ts';
import { wordError } from '../../shared/wording/word-error.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { DocumentSession, SoundSection, UnreadableSection } from './document-session.ts';
import { bodyOf } from './load-section.ts';
import type { NameBook } from './name-book.ts';
import { saveTextFile } from './save-text-file.ts';
import type { MarkStart } from './section-marks.ts';
import { StaticBody } from './static-body.tsx';
import { readOnlySection, wordUnreadable } from './unreadable-words.tsx';

export function RefusedNotice({
  section,
  error,
  label,
}: {
  readonly section: SoundSection;
  readonly error: unknown;
  readonly label: string;
}): ReactNode {
  const { whatHappened, whatNow } = wordError(error);
  const texts = (): readonly [{ heading: string; text: string }] => [
    { heading: label, text: plainTextOf(bodyOf(section.doc)) },
  ];
  return (
    <Notice
      tone="over"
      role="alert"
      title="This section is not saved."
      actions={<TextFileButton texts={texts} />}
    >
      <p>{whatHappened}</p>
      <p>{whatNow} Your text stays on this screen.</p>
    </Notice>
  );
}

/** Words that came after the document was cleared, or agreed. They are shown here, kept, and not part of it. */
export function LateWordsNotice({
  session,
  section,
  error,
}: {
  readonly session: DocumentSession;
  readonly section: SoundSection;
  readonly error: unknown;
}): ReactNode {
  const [hasFailed, setFailed] = useState(false);
  const { whatHappened, whatNow } = wordError(error);
  const takeStored = async (): Promise<void> => setFailed(!(await session.takeStored(section.id)));
  return (
    <Notice
      tone="over"
      role="alert"
      title="What was typed here last is not in the text."
      actions={<Button onPress={() => void takeStored()}>Show the text as it is stored</Button>}
    >
      <p>
        {whatHappened} {whatNow}
      </p>
      {section.isSetAside ? (
        <p>
          Your text, as it stands here, is kept in the section’s history. It is saved if this can be changed
          again.
        </p>
      ) : (
        <p>Your text is not in the history yet. Leave this window open.</p>
      )}
      {hasFailed ? (
        <p>Your text could not be kept in the history, and would be lost. It is still here.</p>
      ) : null}
    </Notice>
  );
}

/** Words went that nobody is known to have deleted. They are kept, whatever the answer is. */
export function ShrunkNotice({
  session,
  section,
}: {
  readonly session: DocumentSession;
  readonly section: SoundSection;
}): ReactNode {
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  if (!section.shrunk) return null;
  const words = section.shrunk.words - section.shrunk.now;
  const bringBack = async (): Promise<void> => {
    setPending(true);
    setFailure(null);
    try {
      const outcome = await session.bringBack(section.id);
      if (outcome === 'unsaved') setFailure('Not brought back: what is on screen could not be saved first.');
    } catch (error) {
      setFailure(wordError(error).whatHappened);
    } finally {
      setPending(false);
    }
  };
  return (
    <Notice
      tone="due"
      role="alert"
      title={`${words.toLocaleString('en-GB')} words went from this section. Was that meant?`}
      actions={
        <>
          <Button onPress={() => session.dismissShrunk(section.id)}>Yes, keep it so</Button>
          <Button variant="primary" isPending={isPending} onPress={() => void bringBack()}>
            Bring them back
          </Button>
        </>
      }
    >
      <p>The text as it was is kept in the section’s history, whichever you choose.</p>
      {failure === null ? null : <p>{failure}</p>}
    </Notice>
  );
}

export type ConflictingBodyProps = {
  readonly session: DocumentSession;
  readonly section: SoundSection;
  readonly start: MarkStart;
  readonly names: NameBook;
  readonly label: string;
  readonly restrictedReason: string | null;
  readonly openLink: (href: string) => void;
};

/** Two texts, and a person who decides. Neither is written over until then, and neither is lost afterwards. */
export function ConflictingBody({
  session,
  section,
  start,
  names,
  label,
  restrictedReason,
  openLink,
}: ConflictingBodyProps): ReactNode {
  const [hasFailed, setFailed] = useState(false);
  if (section.saving.kind !== 'conflict') return null;
  const stored = validateBody(session.kind, section.saving.stored.body);
  const takeStored = async (): Promise<void> => setFailed(!(await session.takeStored(section.id)));
  return (
    <section className="section-conflict" aria-label={`Two versions: ${label}`}>
      <Notice tone="over" role="alert" title="This section was changed in another window.">
        <p>
          Choose the text that counts; nothing is saved here until you do. The other one stays in the
          section’s history.
        </p>
        {section.isSetAside ? null : <p>Your text is not in the history yet. Leave this window open.</p>}
        {hasFailed ? (
          <p>
            Your text could not be kept in the history, and would be lost. Both are still here; try again.
          </p>
        ) : null}
      </Notice>
      <div className="conflict-sides" data-restricted-whole={restrictedReason ?? undefined}>
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
          <Button onPress={() => void takeStored()}>Take the stored one</Button>
        </div>
      </div>
    </section>
  );
}

export function UnreadableBody({
  section,
  label,
  onHistory,
}: {
  readonly section: UnreadableSection;
  readonly label: string;
  readonly onHistory?: (sectionId: string) => void;
}): ReactNode {
  const { text, heldText, reason } = section;
  const texts = (): readonly { heading: string; text: string }[] => [
    { heading: label, text },
    ...(heldText === null ? [] : [{ heading: `${label}: typed here and not saved`, text: heldText }]),
  ];
  return (
    <div className="section-unreadable">
      <Notice
        tone="over"
        title={readOnlySection}
        actions={
          <>
            {onHistory ? <Button onPress={() => onHistory(section.id)}>History…</Button> : null}
            <TextFileButton texts={texts} />
          </>
        }
      >
        <p>{wordUnreadable(reason)}</p>
        <p>
          What is stored stays as it is. Its words are below, to copy; an earlier version can be restored from
          the section’s history.
        </p>
      </Notice>
      <p className="unreadable-words">{text}</p>
      {heldText === null ? null : (
        <>
          <h4>Typed here and not saved</h4>
          <p className="unreadable-words">{heldText}</p>
        </>
      )}
    </div>
  );
}

function TextFileButton({
  texts,
}: {
  readonly texts: () => readonly { readonly heading: string; readonly text: string }[];
}): ReactNode {
  const [failure, setFailure] = useState('');
  const save = async (): Promise<void> => {
    setFailure('');
    try {
      await saveTextFile(texts());
    } catch {
      setFailure('The file was not saved. Copy the words instead.');
    }
  };
  return (
    <>
      <Button onPress={() => void save()}>Save as a text file</Button>
      <span role="status">{failure}</span>
    </>
  );
}
