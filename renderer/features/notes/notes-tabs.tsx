import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { useCommands } from '../../app/commands.ts';
import { nameInto } from '../../editor/name-menu.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { ActionsPanel, type ActionsPanelProps } from './actions-panel.tsx';
import { focusItemPanel } from './item-panel.tsx';
import { LastTimeOfItem } from './last-time-of-item.tsx';
import { PaperOfItem } from './paper-of-item.tsx';
import { useGoneActions, type NotesAtHand } from './gone-actions.ts';
import { GoneActionsList } from './gone-actions-list.tsx';
import { PeoplePanel, type PeoplePanelProps } from './people-panel.tsx';
import { TidyPanel, type TidyPanelProps } from './tidy-panel.tsx';

export type NotesPanel = 'people' | 'actions' | 'paper' | 'last-time' | 'tidy';

export type NotesPanelsProps = Omit<PeoplePanelProps, 'onName'> &
  ActionsPanelProps &
  TidyPanelProps & {
    readonly panel: NotesPanel;
    readonly onPanel: (panel: NotesPanel) => void;
    readonly editor: Editor | null;
    /** The item that the caret is in; null: in none. */
    readonly item: AgendaItem | null;
    readonly withNotes: (work: (atHand: NotesAtHand) => void) => void;
  };

/** People, actions, what there is on the item at the caret, and what is left to tidy, beside the notes. */
export function NotesTabs({
  panel,
  onPanel,
  editor,
  item,
  actions,
  names,
  register,
  onGoTo,
  actionsPlace,
  ends,
  onGoToEnd,
  onFix,
  onUndoFix,
  withNotes,
  ...attendance
}: NotesPanelsProps): ReactNode {
  const goToPanel = (wanted: NotesPanel): void => {
    onPanel(wanted);
    if (panel === wanted) focusItemPanel();
    // It is not drawn yet.
    else requestAnimationFrame(focusItemPanel);
  };
  useCommands('notes-tabs', [
    {
      id: 'notes.attends',
      label: 'In the list of people, how somebody attends; under Tidy, put it right',
      group: 'Notes',
      keys: 'F2',
      isLocal: true,
    },
    {
      id: 'notes.off-list',
      label: 'In the list of people, take off it; under Tidy, remove a note or mark',
      group: 'Notes',
      keys: 'Delete',
      isLocal: true,
    },
    {
      id: 'notes.paper',
      label: 'Go to the cover paper of the item',
      group: 'Notes',
      keys: 'Alt Shift C',
      run: () => goToPanel('paper'),
    },
    {
      id: 'notes.last-time',
      label: 'Go to what was said on the item last time',
      group: 'Notes',
      keys: 'Alt J',
      run: () => goToPanel('last-time'),
    },
    {
      id: 'notes.gather-all',
      label: 'Gather the actions of all items at their ends',
      group: 'Notes',
      isEnabled: actionsPlace !== null,
      run: () => actionsPlace?.gatherAll(),
    },
    {
      id: 'notes.actions-place',
      label:
        actionsPlace?.gathers === true
          ? 'New actions go where the caret is'
          : 'New actions go to the end of their item',
      group: 'Notes',
      isEnabled: actionsPlace !== null,
      run: () => actionsPlace?.choose(!actionsPlace.gathers),
    },
  ]);
  const beside = { item, names, onBack: editor ? () => editor.view.focus() : null };
  const { people, organisations } = attendance;
  const { gone, putBack } = useGoneActions(register, withNotes);
  const goneActions = <GoneActionsList gone={gone} onPutBack={onFix === null ? null : putBack} />;
  return (
    <Tabs
      label="People and actions"
      selected={panel}
      onChange={onPanel}
      tabs={[
        {
          id: 'people',
          label: 'People',
          content: (
            <PeoplePanel
              {...attendance}
              names={names}
              onName={editor ? (entry) => nameInto(editor, entry) : null}
            />
          ),
        },
        {
          id: 'actions',
          label: 'Actions',
          count: actions.length,
          content: (
            <>
              <ActionsPanel
                actions={actions}
                names={names}
                register={register}
                onGoTo={onGoTo}
                actionsPlace={actionsPlace}
              />
              {goneActions}
            </>
          ),
        },
        {
          id: 'paper',
          label: 'Paper',
          content: <PaperOfItem {...beside} organisations={organisations} />,
        },
        {
          id: 'last-time',
          label: 'Last time',
          content: <LastTimeOfItem {...beside} people={people} organisations={organisations} />,
        },
        {
          id: 'tidy',
          label: 'Tidy',
          count: ends.length + gone.length,
          content: (
            <>
              <TidyPanel ends={ends} onGoToEnd={onGoToEnd} onFix={onFix} onUndoFix={onUndoFix} />
              {goneActions}
            </>
          ),
        },
      ]}
    />
  );
}
