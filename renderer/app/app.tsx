import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { I18nProvider } from 'react-aria-components';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { LiveRegion } from '../ui/announcer.tsx';
import { Loading } from '../ui/loading.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { queryClient } from './query-client.ts';
import { actionsPath, libraryPath, meetingsPath, settingsPath } from './routes.ts';
import { NotHere } from './not-here.tsx';
import { RecoveryGate } from './recovery-gate.tsx';
import { Shell } from './shell/shell.tsx';

const MeetingsPage = lazy(async () => {
  const { MeetingsPage: page } = await import('../features/meetings/index.ts');
  return { default: page };
});
const MeetingPages = lazy(async () => {
  const { MeetingPages: page } = await import('./meeting-pages.tsx');
  return { default: page };
});
const ActionsPage = lazy(async () => {
  const { ActionsPage: page } = await import('../features/actions/index.ts');
  return { default: page };
});
const LibraryPage = lazy(async () => {
  const { LibraryPage: page } = await import('../features/library/index.ts');
  return { default: page };
});
const SettingsPage = lazy(async () => {
  const { SettingsPage: page } = await import('../features/settings/index.ts');
  return { default: page };
});

/** The program's window: the frame, and in it the screen that the address names. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale="en-GB">
        <Router hook={useHashLocation}>
          <RecoveryGate>
            <Shell>
              <Suspense fallback={<Loading label="Opening the screen…" />}>
                <Switch>
                  <Route path="/">
                    <Redirect to={meetingsPath} replace />
                  </Route>
                  <Route path={meetingsPath}>
                    <MeetingsPage />
                  </Route>
                  <Route path={`${meetingsPath}/:meetingId/*?`}>
                    {({ meetingId }) =>
                      meetingId === undefined ? <NotHere /> : <MeetingPages meetingId={meetingId} />
                    }
                  </Route>
                  <Route path={actionsPath}>
                    <ActionsPage />
                  </Route>
                  <Route path={`${libraryPath}/:part?`}>
                    {({ part }) => <LibraryPage part={part ?? 'bodies'} />}
                  </Route>
                  <Route path={settingsPath}>
                    <SettingsPage />
                  </Route>
                  <Route>
                    <NotHere />
                  </Route>
                </Switch>
              </Suspense>
            </Shell>
          </RecoveryGate>
        </Router>
        <ToastRegion />
        <LiveRegion />
      </I18nProvider>
    </QueryClientProvider>
  );
}
