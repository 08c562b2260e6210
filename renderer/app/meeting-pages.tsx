import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { MeetingFrame } from '../features/meetings/index.ts';
import { Loading } from '../ui/loading.tsx';
import { NotHere } from './not-here.tsx';
import { meetingPath } from './routes.ts';

const AgendaPage = lazy(async () => {
  const { AgendaPage: page } = await import('../features/agenda/index.ts');
  return { default: page };
});
const PapersPage = lazy(async () => {
  const { PapersPage: page } = await import('../features/papers/index.ts');
  return { default: page };
});
const PaperPage = lazy(async () => {
  const { PaperPage: page } = await import('../features/papers/index.ts');
  return { default: page };
});
const NotesPage = lazy(async () => {
  const { NotesPage: page } = await import('../features/notes/index.ts');
  return { default: page };
});
const IssuePage = lazy(async () => {
  const { IssuePage: page } = await import('../features/issue/index.ts');
  return { default: page };
});
const MeetingActionsPage = lazy(async () => {
  const { MeetingActionsPage: page } = await import('../features/actions/index.ts');
  return { default: page };
});

/** The screens of one meeting, each under as much of the meeting's head as it has room for. */
export function MeetingPages({ meetingId }: { readonly meetingId: string }) {
  return (
    <Switch>
      <Route path="/meetings/:meetingId">
        <Redirect to={meetingPath(meetingId)} replace />
      </Route>
      <Route path="/meetings/:meetingId/agenda">
        <MeetingFrame meetingId={meetingId} tab="agenda">
          <Page>
            <AgendaPage key={meetingId} meetingId={meetingId} />
          </Page>
        </MeetingFrame>
      </Route>
      <Route path="/meetings/:meetingId/papers">
        <MeetingFrame meetingId={meetingId} tab="papers">
          <Page>
            <PapersPage key={meetingId} meetingId={meetingId} />
          </Page>
        </MeetingFrame>
      </Route>
      <Route path="/meetings/:meetingId/papers/:documentId">
        {({ documentId }) => (
          <MeetingFrame meetingId={meetingId} tab="papers" head="none">
            <Page>
              <PaperPage key={documentId} meetingId={meetingId} documentId={documentId} />
            </Page>
          </MeetingFrame>
        )}
      </Route>
      <Route path="/meetings/:meetingId/notes">
        <MeetingFrame meetingId={meetingId} tab="notes" head="tabs">
          <Page>
            <NotesPage key={meetingId} meetingId={meetingId} />
          </Page>
        </MeetingFrame>
      </Route>
      <Route path="/meetings/:meetingId/actions">
        <MeetingFrame meetingId={meetingId} tab="actions">
          <Page>
            <MeetingActionsPage key={meetingId} meetingId={meetingId} />
          </Page>
        </MeetingFrame>
      </Route>
      <Route path="/meetings/:meetingId/issue">
        <MeetingFrame meetingId={meetingId} tab="issue" head="tabs">
          <Page>
            <IssuePage key={meetingId} meetingId={meetingId} />
          </Page>
        </MeetingFrame>
      </Route>
      <Route>
        <NotHere />
      </Route>
    </Switch>
  );
}

function Page({ children }: { readonly children: React.ReactNode }) {
  return <Suspense fallback={<Loading label="Opening the screen…" />}>{children}</Suspense>;
}
