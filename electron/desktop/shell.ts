import { app, nativeTheme, Notification, powerMonitor } from 'electron';
import { join } from 'node:path';
import type { Policy } from '../../shared/contract/policy.ts';
import type { HostNotes } from '../core/before-opening.ts';
import type { CoreClient } from './core-client.ts';
import type { Shell } from './desktop-api.ts';
import type { SettingsKeeper } from './desktop-settings.ts';
import { openDueNotifier } from './due-notifications.ts';
import { installMenu } from './menu.ts';
import type { PageOrders } from './page-orders.ts';
import { recentFor, showRecentToSystem } from './recent-meetings.ts';
import { isSignedBy } from './update-signature.ts';
import { openUpdates } from './updates.ts';

export type ShellParts = {
  readonly client: CoreClient;
  readonly log: HostNotes;
  readonly policy: Policy;
  readonly orders: PageOrders;
  readonly settings: SettingsKeeper;
  readonly dataFolder: string;
  /** The data are open. */
  readonly opened: Promise<void>;
  /** What starts the program on the same data. */
  readonly startWords: readonly string[];
};

export type OpenShell = Shell & { close(): void };

/** All that stands around the window and outlives its page: menu, recent meetings, theme, notifications, updates. */
export function openShell({
  client,
  log,
  policy,
  orders,
  settings,
  dataFolder,
  opened,
  startWords,
}: ShellParts): OpenShell {
  const menu = installMenu({
    dataFolder,
    logFolder: join(dataFolder, 'logs'),
    opened,
    orders,
    forgetMeetings: () => {
      settings.change({ recentMeetings: [] });
      void showRecent();
    },
  });
  const showRecent = async (): Promise<void> => {
    const ids = settings.now.recentMeetings;
    const meetings = ids.length === 0 ? [] : await client.meetings.list().catch(() => []);
    menu.showRecent(recentFor(ids, meetings));
    showRecentToSystem({ ids, meetings, startWords }, orders);
  };
  const due = openDueNotifier({
    settings,
    isAllowed: policy.notifications === 'allowed',
    listActions: () => client.actions.list({ meetingId: null }),
    onClick: () => orders.give({ kind: 'go', to: 'actions' }),
  });
  const lookAgain = (): void => void due.look().catch(() => undefined);
  powerMonitor.on('resume', lookAgain);
  const updates = openUpdates({
    policy: policy.updates,
    platform: process.platform,
    isPackaged: app.isPackaged,
    load: async (source) => (await import('./load-updater.ts')).openUpdater(source, process.platform),
    isSigned: isSignedBy,
    log,
  });
  void showRecent();
  return {
    orders,
    menu,
    updates,
    meetingOpened: (meetingId) => {
      settings.meetingOpened(meetingId);
      void showRecent();
    },
    setTheme: (theme) => {
      settings.change({ theme });
      nativeTheme.themeSource = theme;
    },
    settings: () => ({
      notifications: settings.now.notifications,
      notificationsOff:
        policy.notifications === 'off' ? 'policy' : Notification.isSupported() ? null : 'system',
    }),
    setNotifications: (isOn) => {
      settings.change({ notifications: isOn });
      if (isOn) lookAgain();
    },
    close: () => {
      due.close();
      updates.close();
      powerMonitor.off('resume', lookAgain);
    },
  };
}
