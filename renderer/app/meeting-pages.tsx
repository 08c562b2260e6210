import { Redirect, Route, Switch } from 'wouter';
import { MeetingActionsPage } from '../features/actions/index.ts';
import { AgendaPage } from '../features/agenda/index.ts';
import { IssuePage } from '../features/issue/index.ts';
import { MeetingFrame } from '../features/meetings/index.ts';
import { NotesPage } from '../features/notes/index.ts';
import { PaperPage, PapersPage } from '../features/papers/index.ts';
import { NotHere } from './not-here.tsx';
import { meetingPath } from './routes.ts';

/** The screens of one meeting, each under as much of the meeting's head as it has room for. */
export function MeetingPages({ meetingId }: { readonly meetingId: string }) {
  return (
    <Switch>
      <Route path="/meetings/:meetingId">
        <Redirect to={meetingPath(meetingId)} replace />
      </Route>
      <Route path="/meetings/:meetingId/agenda">
        <MeetingFrame meetingId={meetingId} tab="agenda">
          <AgendaPage key={meetingId} meetingId={meetingId} />
        </MeetingFrame>
      </Route>
      <Route path="/meetings/:meetingId/papers">
        <MeetingFrame meetingId={meetingId} tab="papers">
          <PapersPage key={meetingId} meetingId={meetingId} />
        </MeetingFrame>
      </Route>
      <Route path="/meetings/:meetingId/papers/:documentId">
        {({ documentId }) => (
          <MeetingFrame meetingId={meetingId} tab="papers" head="none">
            <PaperPage key={documentId} meetingId={meetingId} documentId={documentId} />
          </MeetingFrame>
        )}
      </Route>
      <Route path="/meetings/:meetingId/notes">
        <MeetingFrame meetingId={meetingId} tab="notes" head="tabs">
          <NotesPage key={meetingId} meetingId={meetingId} />
        </MeetingFrame>
      </Route>
      <Route path="/meetings/:meetingId/actions">
        <MeetingFrame meetingId={meetingId} tab="actions">
          <MeetingActionsPage key={meetingId} meetingId={meetingId} />
        </MeetingFrame>
      </Route>
      <Route path="/meetings/:meetingId/issue">
        <MeetingFrame meetingId={meetingId} tab="issue" head="tabs">
          <IssuePage key={meetingId} meetingId={meetingId} />
        </MeetingFrame>
      </Route>
      <Route>
        <NotHere />
      </Route>
    </Switch>
  );
}
