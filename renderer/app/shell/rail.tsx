import { useQuery } from '@tanstack/react-query';
import {
  CalendarDays,
  CalendarRange,
  Library,
  ListChecks,
  LogOut,
  Settings,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { operations } from '../../platform/client.ts';
import { platform } from '../../platform/platform.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import {
  actionsPath,
  forwardPlanPath,
  hrefTo,
  libraryPath,
  meetingsPath,
  settingsPath,
  usePath,
} from '../routes.ts';
import styles from './rail.module.css';
import { Button as AriaButton, Link } from 'react-aria-components';
import { logOutOrSay } from '../log-out-gate.tsx';

/** Where one can go, at the left of every screen. */
export function Rail({ isCollapsed }: { readonly isCollapsed: boolean }) {
  const { data: meetings } = useQuery(operations.meetings.list.queryOptions());
  const { data: backups } = useQuery(operations.backups.list.queryOptions());
  const openActions = meetings?.reduce((sum, meeting) => sum + meeting.openActionCount, 0) ?? 0;
  return (
    <div className={styles.rail}>
      <div className={styles.brand}>
        <b aria-hidden="true">S</b>
        {isCollapsed ? null : 'Secretariat'}
      </div>
      <nav aria-label="Main" className={styles.nav}>
        <RailLink icon={CalendarDays} label="Meetings" path={meetingsPath} isCollapsed={isCollapsed} />
        <RailLink
          icon={ListChecks}
          label="Actions"
          path={actionsPath}
          isCollapsed={isCollapsed}
          count={openActions}
          countWord="open"
        />
        <RailLink
          icon={CalendarRange}
          label="Forward plan"
          path={forwardPlanPath}
          isCollapsed={isCollapsed}
        />
        <RailLink icon={Library} label="Library" path={libraryPath} isCollapsed={isCollapsed} />
        <span className={styles.space} />
        <RailLink
          icon={Settings}
          label="Settings"
          path={settingsPath}
          isCollapsed={isCollapsed}
          {...(backups?.problem ? { trouble: 'The last backup did not succeed' } : {})}
        />
        {platform().logOut === undefined ? null : <LogOutButton isCollapsed={isCollapsed} />}
      </nav>
    </div>
  );
}

function LogOutButton({ isCollapsed }: { readonly isCollapsed: boolean }) {
  const button = (
    <AriaButton
      className={`${styles.link} ${styles.button}`}
      aria-label="Log out"
      onPress={() => void logOutOrSay()}
    >
      <LogOut aria-hidden="true" />
      {isCollapsed ? null : 'Log out'}
    </AriaButton>
  );
  return isCollapsed ? <Tooltip text="Log out">{button}</Tooltip> : button;
}

type RailLinkProps = {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly path: string;
  readonly isCollapsed: boolean;
  readonly count?: number;
  readonly countWord?: string;
  /** Something there wants to be looked at. */
  readonly trouble?: string;
};

function RailLink({
  icon: Icon,
  label,
  path,
  isCollapsed,
  count = 0,
  countWord = '',
  trouble,
}: RailLinkProps) {
  const current = usePath();
  const words = trouble === undefined ? label : `${label}. ${trouble}`;
  const isHere = current === path || current.startsWith(`${path}/`);
  const link = (
    <Link
      href={hrefTo(path)}
      className={`${styles.link} ${isHere ? styles.here : ''}`}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
      {...(isCollapsed ? { 'aria-label': words } : {})}
    >
      <Icon aria-hidden="true" />
      {isCollapsed ? null : label}
      {count > 0 && !isCollapsed ? (
        <span className={styles.count}>
          {count}
          <span className={styles.hidden}> {countWord}</span>
        </span>
      ) : null}
      {trouble === undefined ? null : (
        <>
          <TriangleAlert aria-hidden="true" className={styles.trouble} />
          {isCollapsed ? null : <span className={styles.hidden}>. {trouble}</span>}
        </>
      )}
    </Link>
  );
  return isCollapsed || trouble !== undefined ? <Tooltip text={words}>{link}</Tooltip> : link;
}
