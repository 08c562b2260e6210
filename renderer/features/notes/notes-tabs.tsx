import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { nameInto } from '../../editor/name-menu.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { ActionsPanel, type ActionsPanelProps } from './actions-panel.tsx';
import { useGoneActions, type NotesAtHand } from './gone-actions.ts';
import { GoneActionsList } from './gone-actions-list.tsx';
import { PeoplePanel, type PeoplePanelProps } from './people-panel.tsx';
import { TidyPanel, type TidyPanelProps } from './tidy-panel.tsx';

export type NotesPanel = 'people' | 'actions' | 'tidy';

export type NotesPanelsProps = Omit<PeoplePanelProps, 'onName'> &
  ActionsPanelProps &
  TidyPanelProps & {
    readonly panel: NotesPanel;
    readonly onPanel: (panel: NotesPanel) => void;
    readonly editor: Editor | null;
    readonly withNotes: (work: (atHand: NotesAtHand) => void) => void;
  };

/** People, actions and what is left to tidy, beside the notes. */
export function NotesTabs({
  panel,
  onPanel,
  editor,
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
