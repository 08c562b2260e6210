import { MapPinOff } from 'lucide-react';
import { ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useBreadcrumb } from './breadcrumb.ts';
import { hrefTo, meetingsPath } from './routes.ts';

const crumbs = [{ label: 'Nothing here' }];

/** An address that leads nowhere. */
export function NotHere() {
  useBreadcrumb(crumbs);
  return (
    <EmptyState
      icon={MapPinOff}
      title="There is no screen at this address"
      level={1}
      actions={
        <ButtonLink variant="primary" href={hrefTo(meetingsPath)}>
          Go to all meetings
        </ButtonLink>
      }
    >
      The link may be old, or a part of it may be missing. Your meetings are where they were.
    </EmptyState>
  );
}
