import { QueryClientProvider } from '@tanstack/react-query';
import { I18nProvider } from 'react-aria-components';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { ActionsPage } from '../features/actions/index.ts';
import { ForwardPlanPage } from '../features/forward-plan/index.ts';
import { LibraryPage } from '../features/library/index.ts';
import { HandedFileQuestion, MeetingsPage } from '../features/meetings/index.ts';
import { SettingsPage } from '../features/settings/index.ts';
import { LiveRegion } from '../ui/announcer.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { LogOutGate } from './log-out-gate.tsx';
import { MeetingPages } from './meeting-pages.tsx';
import { NotHere } from './not-here.tsx';
import { queryClient } from './query-client.ts';
import { RecoveryGate } from './recovery-gate.tsx';
import { actionsPath, forwardPlanPath, libraryPath, meetingsPath, settingsPath } from './routes.ts';
import { Shell } from './shell/shell.tsx';

/** The program's window: the frame, and in it the screen that the address names. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale="en-GB">
        <Router hook={useHashLocation}>
          <LogOutGate>
            <RecoveryGate>
              <Shell>
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
                  <Route path={`${forwardPlanPath}/:bodyId?`}>
                    {({ bodyId }) => <ForwardPlanPage bodyId={bodyId ?? null} />}
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
              </Shell>
              <HandedFileQuestion />
            </RecoveryGate>
          </LogOutGate>
        </Router>
        <ToastRegion />
        <LiveRegion />
      </I18nProvider>
    </QueryClientProvider>
  );
}
