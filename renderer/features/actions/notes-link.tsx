import type { ReactNode } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { showInNotes } from '../../app/show-in-notes.ts';

export type NotesLinkProps = {
  readonly action: Pick<Action, 'id' | 'meetingId' | 'agendaItemId'>;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** The way from an action to where it was promised. */
export function NotesLink({
  action: { id, meetingId, agendaItemId },
  className,
  children,
}: NotesLinkProps): ReactNode {
  return (
    <a
      href={hrefTo(meetingPath(meetingId, 'notes'))}
      className={className}
      onClick={(event) => {
        // Another window opens the notes as they are left.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        showInNotes(meetingId, { agendaItemId, blockId: id });
      }}
    >
      {children}
    </a>
  );
}
