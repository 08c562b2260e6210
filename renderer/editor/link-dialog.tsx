import type { Editor } from '@tiptap/core';
import { useState, type ReactNode } from 'react';
import { hrefFromTyped } from '../../shared/document/safe-href.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import { insertReportLink, linkRangeAt, removeLink, setLink } from './link-commands.ts';

export type LinkDialogProps = {
  readonly kind: 'link' | 'report-link';
  readonly editor: Editor;
  /** The report of the item, where the agenda names one. */
  readonly report: { readonly title: string; readonly href: string } | null;
  readonly onClose: () => void;
};

/** Words and an address. What the gate for links refuses gets its sentence here, before it is in the text. */
export function LinkDialog({ kind, editor, report, onClose }: LinkDialogProps): ReactNode {
  const existing = kind === 'link' ? linkRangeAt(editor) : null;
  const [address, setAddress] = useState(
    existing?.href ?? (kind === 'report-link' ? (report?.href ?? '') : ''),
  );
  const [words, setWords] = useState(() => {
    if (kind === 'report-link') return report?.title ?? '';
    const { from, to } = existing ?? editor.state.selection;
    return editor.state.doc.textBetween(from, to, ' ');
  });
  const [isTried, setTried] = useState(false);

  const href = hrefFromTyped(address);
  const addressProblem = href === null ? addressSentence(address) : null;
  const wordsProblem =
    words.trim() !== ''
      ? null
      : kind === 'link'
        ? 'Type the words of the link, such as the name of the page.'
        : 'Type the name of the report.';

  const submit = (): void => {
    setTried(true);
    if (href === null || wordsProblem !== null) return;
    onClose();
    // After the dialog has given the focus back to the text.
    setTimeout(() => {
      if (kind === 'report-link') insertReportLink(editor, words.trim(), href);
      else setLink(editor, href, words);
    });
  };

  return (
    <Dialog
      title={kind === 'link' ? 'Link' : 'Link to the report'}
      isOpen
      onClose={onClose}
      onSubmit={submit}
      size="small"
      footer={
        <>
          {existing ? (
            <Button
              variant="quiet"
              onPress={() => {
                onClose();
                setTimeout(() => removeLink(editor));
              }}
            >
              Remove the link
            </Button>
          ) : null}
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit">
            {kind === 'link' ? 'Put the link in' : 'Put the report link in'}
          </Button>
        </>
      }
    >
      <TextField
        label={kind === 'link' ? 'Words' : 'Name of the report'}
        value={words}
        onChange={setWords}
        autoFocus={words === ''}
        errorMessage={isTried ? wordsProblem : null}
        description="A screen reader reads these words out, so name the page: never “here”."
      />
      <TextField
        label="Address"
        value={address}
        onChange={setAddress}
        autoFocus={words !== ''}
        type="text"
        inputMode="url"
        placeholder="https://"
        errorMessage={isTried ? addressProblem : null}
      />
    </Dialog>
  );
}

function addressSentence(typed: string): string {
  if (typed.trim() === '') return 'Type the address, such as https://www.gov.uk.';
  return 'This address cannot be used. Links go to https, http, e-mail or telephone addresses, such as https://www.gov.uk.';
}
