import { useMutation } from '@tanstack/react-query';
import { Download, FileText, Link2, Paperclip, Pencil, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { Attachment } from '../../../shared/contract/entities/attachments.ts';
import { oneLine } from '../../app/field-problems.ts';
import { client } from '../../platform/client.ts';
import { platform } from '../../platform/platform.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { AddressWarning } from './address-warning.tsx';
import { AttachmentDialog, type AttachmentDraft } from './attachment-dialog.tsx';
import styles from './attachments-panel.module.css';

export type AttachmentsPanelProps = {
  readonly paper: SectionedDocument;
  /** Something was attached, changed or taken off: the paper is read again. */
  readonly onChanged: () => void;
};

/** What is attached to a paper: links and files, for the public or for the secretariat alone. */
export function AttachmentsPanel({ paper, onChanged }: AttachmentsPanelProps): ReactNode {
  const [draft, setDraft] = useState<AttachmentDraft | null>(null);
  const remove = useMutation({
    mutationFn: ({ id, revision }: Attachment) => client.attachments.remove({ id, revision }),
    onSuccess: (_done, { id, name }) => {
      onChanged();
      showToast({
        message: `“${name}” is taken off this paper.`,
        action: {
          label: 'Undo',
          onAction: () => void client.attachments.restore({ id }).then(onChanged, sayProblem),
        },
      });
    },
    onError: sayProblem,
  });
  const save = useMutation({
    mutationFn: async ({ id }: Attachment) => platform().saveFiles([await client.attachments.read({ id })]),
    onError: sayProblem,
  });
  const isLocked = paper.state === 'cleared';
  return (
    <div className={styles.panel}>
      <h2>Attachments</h2>
      {paper.attachments.length === 0 ? (
        <p className={styles.when}>
          Attach the organisation’s report, as a file or as a link with its real name. What is for the public
          is named at the end of the paper.
        </p>
      ) : (
        <ul className={styles.list} aria-label="Attachments">
          {paper.attachments.map((attachment) => (
            <li key={attachment.id} className={styles.entry}>
              {attachment.kind === 'file' ? <FileText aria-hidden="true" /> : <Link2 aria-hidden="true" />}
              <div className={styles.words}>
                <strong>{attachment.name}</strong>
                <small>{attachment.href ?? sizeOf(attachment.bytes ?? 0)}</small>
                {attachment.audience === 'internal' ? <Chip tone="hold">Internal</Chip> : null}
                <AddressWarning href={attachment.href} />
              </div>
              <div className={styles.deeds}>
                {attachment.kind === 'file' ? (
                  <IconButton
                    isSmall
                    icon={Download}
                    label={`Save a copy of ${attachment.name}`}
                    isDisabled={save.isPending}
                    onPress={() => save.mutate(attachment)}
                  />
                ) : null}
                <IconButton
                  isSmall
                  icon={Pencil}
                  label={`Change ${attachment.name}`}
                  isDisabled={isLocked}
                  onPress={() => setDraft({ what: 'change', attachment })}
                />
                <IconButton
                  isSmall
                  icon={X}
                  label={`Take ${attachment.name} off`}
                  isDisabled={remove.isPending || isLocked}
                  onPress={() => remove.mutate(attachment)}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.tools}>
        <FileTrigger
          onSelect={(files) => {
            const file = files?.item(0) ?? null;
            if (file) setDraft({ what: 'file', file });
          }}
        >
          <Button icon={Paperclip} isDisabled={isLocked}>
            Attach a file…
          </Button>
        </FileTrigger>
        <Button icon={Link2} isDisabled={isLocked} onPress={() => setDraft({ what: 'link' })}>
          Attach a link…
        </Button>
      </div>
      {draft === null ? null : (
        <AttachmentDialog
          draft={draft}
          documentId={paper.id}
          onClose={() => setDraft(null)}
          onSaved={({ name }) => {
            setDraft(null);
            announce(`“${name}” is attached.`);
            onChanged();
          }}
        />
      )}
    </div>
  );
}

function sayProblem(error: unknown): void {
  showToast({ tone: 'problem', message: oneLine(error) });
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en-GB')} kB`
    : `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}
