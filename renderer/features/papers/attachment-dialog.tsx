import { useState, type ReactNode } from 'react';
import type { Attachment } from '../../../shared/contract/entities/attachments.ts';
import { hrefFromTyped } from '../../../shared/document/safe-href.ts';
import { checkAttachedFile, type AttachmentAudience } from '../../../shared/domain/attachments.ts';
import { wordRule } from '../../../shared/wording/word-rule.ts';
import { formProblems } from '../../app/field-problems.ts';
import { client } from '../../platform/client.ts';
import { readBytes } from '../../platform/read-bytes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AddressWarning } from './address-warning.tsx';

/** What the dialog is about: a file that was chosen, a new link, or what is attached already. */
export type AttachmentDraft =
  | { readonly what: 'file'; readonly file: File }
  | { readonly what: 'link' }
  | { readonly what: 'change'; readonly attachment: Attachment };

type Problems = { readonly name?: string; readonly href?: string; readonly other?: string };

/** Asks for the name of an attachment and who may have it. What is refused is said at its field, before anything is sent. */
export function AttachmentDialog({
  draft,
  documentId,
  onClose,
  onSaved,
}: {
  readonly draft: AttachmentDraft;
  readonly documentId: string;
  readonly onClose: () => void;
  readonly onSaved: (attachment: Attachment) => void;
}): ReactNode {
  const known = draft.what === 'change' ? draft.attachment : null;
  const isLink = draft.what === 'link' || known?.kind === 'link';
  const [name, setName] = useState(draft.what === 'file' ? draft.file.name : (known?.name ?? ''));
  const [address, setAddress] = useState(known?.href ?? '');
  const [audience, setAudience] = useState<AttachmentAudience>(known?.audience ?? 'public');
  const [problems, setProblems] = useState<Problems>(() => fileProblems(draft, name));
  const [isPending, setPending] = useState(false);
  const href = hrefFromTyped(address);

  const submit = async (): Promise<void> => {
    const refused = isLink ? linkProblems(name, address) : fileProblems(draft, name);
    setProblems(refused);
    if (Object.keys(refused).length > 0 || isPending) return;
    setPending(true);
    try {
      onSaved(await send());
    } catch (error) {
      const { fields, other } = formProblems(error);
      setProblems({
        ...(fields['name'] === undefined ? {} : { name: fields['name'] }),
        ...(fields['href'] === undefined ? {} : { href: fields['href'] }),
        ...(other === null ? {} : { other }),
      });
    } finally {
      setPending(false);
    }
  };
  const send = async (): Promise<Attachment> => {
    if (known) {
      const { id, revision } = known;
      return client.attachments.update({ id, revision, name, href: isLink ? href : null, audience });
    }
    if (draft.what === 'file') {
      const content = await readBytes(draft.file);
      return client.attachments.addFile({ documentId, name, content, audience });
    }
    return client.attachments.addLink({ documentId, name, href: href ?? address, audience });
  };

  return (
    <Dialog
      title={known ? 'Change the attachment' : isLink ? 'Attach a link' : 'Attach a file'}
      isOpen
      onClose={onClose}
      onSubmit={() => void submit()}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {known ? 'Save' : 'Attach'}
          </Button>
        </>
      }
    >
      {problems.other === undefined ? null : (
        <Notice tone="over" role="alert" title="This is not attached.">
          {problems.other}
        </Notice>
      )}
      <TextField
        label={isLink ? 'Name of the page or report' : 'Name of the file'}
        description={
          isLink ? 'A screen reader reads these words out, so name the page: never “here”.' : undefined
        }
        isRequired
        autoFocus
        value={name}
        errorMessage={problems.name ?? null}
        onChange={setName}
      />
      {isLink ? (
        <>
          <TextField
            label="Address"
            isRequired
            inputMode="url"
            placeholder="https://"
            value={address}
            errorMessage={problems.href ?? null}
            onChange={setAddress}
          />
          <AddressWarning href={href} />
        </>
      ) : null}
      <SegmentedControl<AttachmentAudience>
        label="For"
        options={[
          { id: 'public', label: 'The public' },
          { id: 'internal', label: 'Internal only' },
        ]}
        value={audience}
        onChange={setAudience}
      />
    </Dialog>
  );
}

function linkProblems(name: string, address: string): Problems {
  const words = name.trim();
  return {
    ...(words === ''
      ? { name: 'Enter the name of the page or report.' }
      : /^(click )?here\.?$|^link$/i.test(words)
        ? { name: `“${words}” does not say where the link goes. Enter the name of the page or report.` }
        : {}),
    ...(address.trim() === ''
      ? { href: 'Enter the address, such as https://www.gov.uk.' }
      : hrefFromTyped(address) === null
        ? {
            href: 'This address cannot be used. Links go to https, http, e-mail or telephone addresses, such as https://www.gov.uk.',
          }
        : {}),
  };
}

function fileProblems(draft: AttachmentDraft, name: string): Problems {
  if (draft.what === 'link') return {};
  const bytes = draft.what === 'file' ? draft.file.size : (draft.attachment.bytes ?? 1);
  if (name.trim() === '') return { name: 'Enter the name of the file.' };
  const ruling = checkAttachedFile({ name: name.trim(), bytes });
  if (ruling.ok) return {};
  const sentence = wordRule(ruling.code, ruling.facts);
  return ruling.code === 'file-name-not-for-windows' ? { name: sentence } : { other: sentence };
}
