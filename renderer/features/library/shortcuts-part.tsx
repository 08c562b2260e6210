import { useQuery } from '@tanstack/react-query';
import { Keyboard } from 'lucide-react';
import type { TypingShortcut } from '../../../shared/contract/entities/typing-shortcuts.ts';
import { oneLine } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { LibraryPart } from './library-part.tsx';
import { OrdinaryWordWarning } from './ordinary-word-warning.tsx';

export function ShortcutsPart() {
  const { data: shortcuts, error } = useQuery(operations.typingShortcuts.list.queryOptions());
  return (
    <LibraryPart
      part="shortcuts"
      label="Typing shortcuts"
      rowName="Shortcut"
      naming={{
        label: 'Shortcut',
        field: 'typed',
        description: 'What you type, without spaces, such as wyp',
      }}
      icon={Keyboard}
      emptyWords="Type a few letters for a long name: with the space or stop that follows, the name stands in their place. Backspace right after takes it back."
      columns={[
        { id: 'typed', label: 'You type', width: '24%' },
        { id: 'text', label: 'You get' },
      ]}
      rows={shortcuts?.map((each) => ({ ...each, name: each.typed }))}
      error={error}
      cellsOf={({ text }) => [text]}
      fieldsOf={(row) => ({ text: row?.text ?? '' })}
      create={({ name, ...fields }) => client.typingShortcuts.create({ typed: name, ...fields })}
      update={({ name, ...fields }) => client.typingShortcuts.update({ typed: name, ...fields })}
      remove={remove}
    >
      {(fields, change, problems, _row, typed) => (
        <>
          <OrdinaryWordWarning typed={typed} />
          <TextField
            label="Text"
            isRequired
            placeholder="West Yorkshire Police"
            description="Begun with a capital when the shortcut is"
            value={fields.text}
            errorMessage={problems['text'] ?? null}
            onChange={(text) => change({ text })}
          />
        </>
      )}
    </LibraryPart>
  );
}

async function remove({ id, revision, typed }: TypingShortcut): Promise<void> {
  await client.typingShortcuts.remove({ id, revision });
  showToast({
    message: `“${typed}” was removed. What was typed with it stays.`,
    action: {
      label: 'Undo',
      onAction: () =>
        void client.typingShortcuts
          .restore({ id })
          .catch((error: unknown) => showToast({ tone: 'problem', message: oneLine(error) })),
    },
  });
}
