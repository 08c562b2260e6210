import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { nameInto } from '../../editor/name-menu.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { ActionsPanel, type ActionsPanelProps } from './actions-panel.tsx';
import { PeoplePanel, type PeoplePanelProps } from './people-panel.tsx';
import { TidyPanel, type TidyPanelProps } from './tidy-panel.tsx';

export type NotesPanel = 'people' | 'actions' | 'tidy';

export type NotesPanelsProps = Omit<PeoplePanelProps, 'onName'> &
  ActionsPanelProps &
  TidyPanelProps & {
    readonly panel: NotesPanel;
    readonly onPanel: (panel: NotesPanel) => void;
    readonly editor: Editor | null;
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
  ...attendance
}: NotesPanelsProps): ReactNode {
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
            <ActionsPanel
              actions={actions}
              names={names}
              register={register}
              onGoTo={onGoTo}
              actionsPlace={actionsPlace}
            />
          ),
        },
        {
          id: 'tidy',
          label: 'Tidy',
          count: ends.length,
          content: <TidyPanel ends={ends} onGoToEnd={onGoToEnd} onFix={onFix} onUndoFix={onUndoFix} />,
        },
      ]}
    />
  );
}
