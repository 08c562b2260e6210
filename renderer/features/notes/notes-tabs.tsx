import type { ReactNode } from 'react';
import { nameInto } from '../../editor/name-menu.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { ActionsPanel } from './actions-panel.tsx';
import type { NotesPanelsProps } from './notes-panels.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { TidyPanel } from './tidy-panel.tsx';

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
