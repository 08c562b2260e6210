import { useState, type ReactNode } from 'react';
import type { TemplateView } from '../../../shared/contract/entities/own-house-styles.ts';
import { largestTemplate } from '../../../shared/contract/template-reading.ts';
import { wordError } from '../../../shared/wording/word-error.ts';
import { templateIsSafe, wordTemplateProblem } from '../../../shared/wording/word-template.ts';
import { client } from '../../platform/client.ts';
import { readBytes } from '../../platform/read-bytes.ts';
import { FileButton, FileDrop } from '../../ui/file-drop.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';

type Refusal = { readonly fileName: string; readonly sentences: readonly string[] };

/** Asks for a Word template and has it read. Why one is not taken is said here, and nothing of it is kept. */
export function TemplateChoice({
  onRead,
}: {
  readonly onRead: (content: string, view: TemplateView, fileName: string) => void;
}): ReactNode {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isReading, setReading] = useState(false);
  const take = async (file: File): Promise<void> => {
    if (isReading) return;
    setRefusal(null);
    const refuse = (...sentences: readonly string[]): void => setRefusal({ fileName: file.name, sentences });
    if (file.size > largestTemplate) {
      const [happened, now] = wordTemplateProblem('too-large');
      refuse(happened, templateIsSafe, now);
      return;
    }
    setReading(true);
    try {
      const content = await readBytes(file);
      onRead(content, await client.houseStyles.readTemplate({ content }), file.name);
    } catch (error) {
      const { whatHappened, isWorkSafe, whatNow } = isUnreadable(error) ? notReadable : wordError(error);
      refuse(whatHappened, isWorkSafe, whatNow);
      setReading(false);
    }
  };
  return (
    <>
      <FileDrop onFile={(file) => void take(file)}>
        <p>
          Drop your organisation’s Word template (.dotx) or a document made with it (.docx) here, or choose
          it. Its styles, fonts, page, header, footer and logo are taken; the text in it is not.
        </p>
        <FileButton
          label={refusal === null ? 'Choose a template…' : 'Choose another template…'}
          isAgain={refusal !== null}
          acceptedFileTypes={['.dotx', '.docx', '.dotm', '.docm']}
          onFile={(file) => void take(file)}
        />
      </FileDrop>
      {isReading ? <Loading label="Reading the template…" /> : null}
      <div aria-live="polite">
        {refusal === null ? null : (
          <Notice tone="over" title={`${refusal.fileName} was not taken.`}>
            {refusal.sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        )}
      </div>
    </>
  );
}

/** The browser could not read it (DOMException of FileReader): it is gone, or on a drive that is. */
function isUnreadable(error: unknown): boolean {
  return error instanceof DOMException;
}

const notReadable = {
  whatHappened: 'The file cannot be read.',
  isWorkSafe: templateIsSafe,
  whatNow: 'Copy it to this computer’s own disk and choose it there.',
};
