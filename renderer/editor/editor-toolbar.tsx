import type { Editor } from '@tiptap/core';
import {
  Bold,
  FileText,
  Gavel,
  Hash,
  Heading,
  Italic,
  Link as LinkIcon,
  List,
  ListOrdered,
  ListX,
  LockKeyhole,
  MessageCircleQuestionMark,
  MessagesSquare,
  Plus,
  Quote,
  Redo2,
  SquareCheck,
  StickyNote,
  Table as TableIcon,
  TableProperties,
  TextQuote,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { redoDepth, undoDepth } from '@tiptap/pm/history';
import { memo, type ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import type { DocumentKind } from '../../shared/document/schemas.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { askToRestrict } from './ask-to-restrict.ts';
import type { EditorHost } from './editor-host.ts';
import styles from './editor-toolbar.module.css';
import { meantDeletion } from './deletion-intent.ts';
import { blockWays, linkKeys, type BlockName } from './block-ways.ts';
import { insertBlock } from './insert-block.ts';
import { exchangeAt, sayOutcome } from './owed-answers.ts';
import { toggleBold, toggleItalic } from './section-commands.ts';
import { linkRangeAt } from './link-commands.ts';
import { numberedParagraphAt, toggleNumbering } from './numbering-commands.ts';
import { reasonAtCaret } from './restricted-words.ts';
import { redoIn, undoIn } from './section-history.ts';
import { useEditorState } from './use-editor-state.ts';

export type EditorToolbarProps = {
  readonly kind: DocumentKind;
  /** null while no section is in use: the buttons are there and do nothing. */
  readonly editor: Editor | null;
  readonly host: EditorHost;
  /** Whether the section in use numbers its paragraphs. */
  readonly isNumbered: boolean;
};

type Tool = {
  readonly label: string;
  readonly keys?: string;
  readonly icon: LucideIcon;
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly run: (editor: Editor) => unknown;
};

/** What can be done to the text of the section in use. It is drawn anew only when what it shows has changed. */
export const EditorToolbar = memo(function EditorToolbar({
  kind,
  editor,
  host,
  isNumbered,
}: EditorToolbarProps): ReactNode {
  const state = useEditorState(editor, stateOf);
  const isOff = editor === null;
  const block = (name: BlockName, icon: LucideIcon, facts: Partial<Tool> = {}): Tool => {
    const { label, keys } = blockWays[name];
    return { label, keys, icon, run: (current: Editor) => insertBlock(name, current, host), ...facts };
  };
  const tools: readonly (readonly Tool[])[] = [
    [
      { label: 'Bold', keys: 'Ctrl B', icon: Bold, isOn: state?.isBold ?? false, run: toggleBold },
      { label: 'Italic', keys: 'Ctrl I', icon: Italic, isOn: state?.isItalic ?? false, run: toggleItalic },
      block('subheading', Heading, { isOn: state?.isSubheading ?? false }),
    ],
    [
      block('bullets', List, { isOn: state?.isBullets ?? false }),
      block('letters', ListOrdered, { label: 'Letters', isOn: state?.isLetters ?? false }),
      ...(isNumbered
        ? [
            {
              label: 'Take out of numbering',
              icon: ListX,
              isOn: state?.isUnnumbered ?? false,
              isDisabled: state?.canUnnumber !== true,
              run: toggleNumbering,
            },
          ]
        : []),
    ],
    [
      {
        label: 'Link',
        keys: linkKeys,
        icon: LinkIcon,
        isOn: state?.isLink ?? false,
        run: () => host.request({ kind: 'link' }),
      },
      {
        label: 'Restrict',
        keys: 'Alt Shift R',
        icon: LockKeyhole,
        isOn: state?.isRestricted ?? false,
        run: (current) => askToRestrict(withFocus(current), host),
      },
      block('table', TableIcon, { isDisabled: state?.isTable === true }),
    ],
    ...(kind === 'cover-paper'
      ? [
          [
            {
              label: 'Standard wording',
              icon: TextQuote,
              run: () => host.request({ kind: 'standard-wording' }),
            },
            { label: 'Figure', icon: Hash, run: () => host.request({ kind: 'figure' }) },
          ],
        ]
      : []),
    ...(kind === 'notes'
      ? [
          [
            block('action', SquareCheck, {
              isOn: state?.isAction ?? false,
              isDisabled: state?.isAction === true,
            }),
            block('decision', Gavel),
            block('question', MessagesSquare),
          ],
        ]
      : []),
    [
      {
        label: 'Undo',
        keys: 'Ctrl Z',
        icon: Undo2,
        isDisabled: state?.canUndo !== true,
        run: (current) => undoIn(withFocus(current)),
      },
      {
        label: 'Redo',
        keys: 'Ctrl Y',
        icon: Redo2,
        isDisabled: state?.canRedo !== true,
        run: (current) => redoIn(withFocus(current)),
      },
    ],
  ];
  return (
    <Toolbar aria-label="Text" className={styles.toolbar ?? ''}>
      {tools.map((group, index) => (
        <div key={index} role="group" className={styles.group}>
          {group.map(({ label, keys, icon, isOn, isDisabled = false, run }) => (
            <IconButton
              key={label}
              icon={icon}
              isSmall
              label={label}
              {...(keys === undefined ? {} : { keys })}
              {...(isOn === undefined ? {} : { isOn })}
              isDisabled={isOff || isDisabled}
              onPress={() => {
                if (editor) run(editor);
              }}
            />
          ))}
          {index === tools.length - 2 ? (
            <MoreMenu kind={kind} editor={editor} host={host} isExchange={state?.isExchange ?? false} />
          ) : null}
        </div>
      ))}
      {editor && state?.isTable === true ? <TableMenu editor={editor} /> : null}
    </Toolbar>
  );
});

/** What is put in less often, so that the bar stays on one line. */
function MoreMenu({
  kind,
  editor,
  host,
  isExchange,
}: {
  readonly kind: DocumentKind;
  readonly editor: Editor | null;
  readonly host: EditorHost;
  readonly isExchange: boolean;
}): ReactNode {
  const entry = (name: BlockName, icon: LucideIcon): MenuEntry => {
    const { label, keys } = blockWays[name];
    return {
      id: name,
      label,
      keys,
      icon,
      onAction: () => editor && insertBlock(name, withFocus(editor), host),
    };
  };
  const outcome: MenuEntry = {
    id: 'outcome',
    label: 'Answered, owed, owed in part',
    keys: 'Alt Shift O',
    icon: MessageCircleQuestionMark,
    isDisabled: !isExchange,
    onAction: () => editor && sayOutcome(withFocus(editor)),
  };
  return (
    <Menu
      label="More"
      groups={[
        [entry('report', FileText), entry('quotation', Quote), entry('note', StickyNote)],
        ...(kind === 'notes' ? [[outcome]] : []),
      ]}
    >
      <IconButton icon={Plus} isSmall label="More to put in" isDisabled={editor === null} />
    </Menu>
  );
}

function TableMenu({ editor }: { readonly editor: Editor }): ReactNode {
  const entry = (
    id: string,
    label: string,
    run: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>,
  ): { id: string; label: string; onAction: () => void } => ({
    id,
    label,
    onAction: () => void run(editor.chain().focus().setMeta(meantDeletion, true)).run(),
  });
  return (
    <Menu
      label="Table"
      groups={[
        [
          entry('row-above', 'Row above', (chain) => chain.addRowBefore()),
          entry('row-below', 'Row below', (chain) => chain.addRowAfter()),
          entry('column-left', 'Column to the left', (chain) => chain.addColumnBefore()),
          entry('column-right', 'Column to the right', (chain) => chain.addColumnAfter()),
        ],
        [
          entry('merge', 'Merge or split cells', (chain) => chain.mergeOrSplit()),
          entry('header-row', 'Header row on or off', (chain) => chain.toggleHeaderRow()),
        ],
        [
          entry('delete-row', 'Delete the row', (chain) => chain.deleteRow()),
          entry('delete-column', 'Delete the column', (chain) => chain.deleteColumn()),
          { ...entry('delete-table', 'Delete the table', (chain) => chain.deleteTable()), isDangerous: true },
        ],
      ]}
    >
      <IconButton icon={TableProperties} isSmall label="Rows and columns" />
    </Menu>
  );
}

function stateOf(editor: Editor | null): Readonly<Record<string, boolean>> | null {
  if (!editor) return null;
  const paragraph = numberedParagraphAt(editor);
  return {
    isBold: editor.isActive('bold'),
    isItalic: editor.isActive('italic'),
    isSubheading: editor.isActive('subheading'),
    isBullets: editor.isActive('bulletList'),
    isLetters: editor.isActive('letterList'),
    isLink: linkRangeAt(editor) !== null,
    isTable: editor.isActive('table'),
    isAction: editor.isActive('action'),
    isExchange: exchangeAt(editor.state) !== null,
    isRestricted: reasonAtCaret(editor.state) !== null,
    isUnnumbered: paragraph?.node.attrs.isUnnumbered === true,
    canUnnumber: paragraph !== null,
    canUndo: undoDepth(editor.state) > 0,
    canRedo: redoDepth(editor.state) > 0,
  };
}

function withFocus(editor: Editor): Editor {
  editor.commands.focus();
  return editor;
}
