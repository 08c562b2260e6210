import { useQuery } from '@tanstack/react-query';
import { CalendarDays, CornerDownRight, Search } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog as AriaDialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  Text,
  TextField,
  useFilter,
} from 'react-aria-components';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { operations } from '../../platform/client.ts';
import { FocusGivenBack } from '../../ui/focus-given-back.ts';
import { Keys } from '../../ui/keys.tsx';
import { listCommands, type Command } from '../commands.ts';
import { goTo, meetingPath } from '../routes.ts';
import styles from './command-palette.module.css';

type Entry = Command & { readonly isMeeting?: boolean };

/** Finds a meeting or a command by typing, and goes there or does it. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const [commands] = useState(() =>
    listCommands().filter(
      (command) => command.isLocal !== true && command.isEnabled !== false && command.id !== 'find',
    ),
  );
  const { data: meetings = [] } = useQuery(operations.meetings.list.queryOptions());
  const { contains } = useFilter({ sensitivity: 'base', ignorePunctuation: true });
  const entries: readonly Entry[] = [
    ...commands,
    ...meetings.map((meeting) => ({
      id: `meeting ${meeting.id}`,
      label: `${formatDate(meeting.date)} · ${meeting.bodyName}`,
      group: 'Meetings',
      isMeeting: true,
      run: () => goTo(meetingPath(meeting.id)),
    })),
  ];
  // A heading comes once: for two sections of one key the component library goes round in circles, for ever.
  const groups = [...Map.groupBy(entries, (entry) => entry.group)];
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={styles.veil ?? ''}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <AriaDialog aria-label="Find or do" className={styles.dialog ?? ''}>
          <FocusGivenBack />
          <Autocomplete filter={contains}>
            <TextField aria-label="Find a meeting or a command" autoFocus className={styles.field ?? ''}>
              <Search aria-hidden="true" />
              <Input placeholder="Find a meeting or a command" className={styles.input ?? ''} />
            </TextField>
            <Menu
              aria-label="Meetings and commands"
              className={styles.menu ?? ''}
              renderEmptyState={() => <p className={styles.empty}>Nothing has that in its name.</p>}
            >
              {groups.map(([group, members]) => (
                <MenuSection key={group} id={`group ${group}`} aria-label={group}>
                  <Header className={styles.header ?? ''}>{group}</Header>
                  {members.map((entry) => (
                    <MenuItem
                      key={entry.id}
                      id={entry.id}
                      textValue={`${entry.label} ${group}`}
                      className={styles.item ?? ''}
                      onAction={() => {
                        onClose();
                        // After the dialog has given the focus back, so that the command can move it.
                        setTimeout(() => entry.run?.());
                      }}
                    >
                      {entry.isMeeting === true ? (
                        <CalendarDays aria-hidden="true" />
                      ) : (
                        <CornerDownRight aria-hidden="true" />
                      )}
                      <Text slot="label" className={styles.label ?? ''}>
                        {entry.label}
                      </Text>
                      {entry.keys === undefined ? null : <Keys keys={entry.keys} />}
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
