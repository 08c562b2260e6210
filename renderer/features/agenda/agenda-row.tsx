import {
  ArrowDown,
  ArrowUp,
  Ellipsis,
  GripVertical,
  IndentDecrease,
  IndentIncrease,
  MoveVertical,
  Pencil,
  Trash2,
} from 'lucide-react';
import { Button as AriaButton, GridListItem } from 'react-aria-components';
import type { AgendaItem } from '../../../shared/contract/entities.ts';
import { takesCoverPaper, type AgendaNumber } from '../../../shared/domain/agenda.ts';
import { formatTime } from '../../../shared/domain/calendar-date.ts';
import { startingWithCapital } from '../../../shared/wording/facts.ts';
import { agendaItemKindNames } from '../../../shared/wording/names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import styles from './agenda.module.css';
import { canStep } from './agenda-targets.ts';
import { PaperStateChip } from './paper-state-chip.tsx';
import { TitleInput } from './title-input.tsx';
import type { Agenda } from './use-agenda.ts';
import { useItemField } from './use-item-field.ts';

export type AgendaRowProps = {
  readonly agenda: Agenda;
  readonly item: AgendaItem;
  /** As the list shows it, an item that is being added counted in. */
  readonly number: AgendaNumber | undefined;
  readonly lead: string | null;
  readonly isLate: boolean;
  readonly isEditing: boolean;
  readonly isReadOnly: boolean;
  readonly onEdit: () => void;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly onEscape: () => void;
  readonly onRemove: () => void;
  readonly onMoveTo: () => void;
};

/** One line of the agenda. */
export function AgendaRow({
  agenda,
  item,
  number,
  lead,
  isLate,
  isEditing,
  isReadOnly,
  ...on
}: AgendaRowProps) {
  const isSub = number?.depth === 1;
  const at = isSub ? undefined : agenda.clock.get(item.id);
  const label = number?.label ?? '';
  return (
    <GridListItem
      id={item.id}
      textValue={spoken(item, label, lead, at)}
      className={`${styles.row} ${isSub ? styles.sub : ''}`}
    >
      {isReadOnly ? (
        <span />
      ) : (
        <AriaButton slot="drag" className={styles.grip ?? ''}>
          <GripVertical aria-hidden="true" />
        </AriaButton>
      )}
      <span className={styles.number}>{isSub ? `${number.mark})` : (number?.mark ?? '')}</span>
      {isEditing ? (
        <RowTitle agenda={agenda} item={item} label={label} {...on} />
      ) : (
        <span className={styles.titleCell}>
          <span
            className={styles.title}
            data-held={agenda.view.held.has(`${item.id} title`)}
            onClick={(event) => {
              if (isReadOnly || event.detail !== 1) return;
              on.onEdit();
            }}
          >
            {item.title}
          </span>
          {takesCoverPaper(item.kind) ? (
            <span className={styles.kind}>{agendaItemKindNames[item.kind]}</span>
          ) : null}
        </span>
      )}
      <span className={styles.lead}>{lead === null ? null : startingWithCapital(lead)}</span>
      <span className={styles.end}>{item.minutes}</span>
      <span className={`${styles.end} ${isLate ? styles.late : ''}`}>
        {at}
        {isLate ? <span className={styles.hidden}>, after the end of the meeting</span> : null}
      </span>
      <span>
        {takesCoverPaper(item.kind) ? <PaperStateChip state={item.paper?.state ?? 'not-started'} /> : null}
      </span>
      {isReadOnly ? (
        <span />
      ) : (
        <Menu
          label={`Item ${label}`}
          groups={[
            [{ id: 'rename', label: 'Edit the title', icon: Pencil, keys: 'Enter', onAction: on.onEdit }],
            [
              {
                id: 'up',
                label: 'Move up',
                icon: ArrowUp,
                keys: 'Alt ↑',
                isDisabled: !canStep(agenda.items ?? [], item.id, 'up'),
                onAction: () => agenda.step(item.id, 'up'),
              },
              {
                id: 'down',
                label: 'Move down',
                icon: ArrowDown,
                keys: 'Alt ↓',
                isDisabled: !canStep(agenda.items ?? [], item.id, 'down'),
                onAction: () => agenda.step(item.id, 'down'),
              },
              { id: 'to', label: 'Move to position…', icon: MoveVertical, onAction: on.onMoveTo },
              isSub
                ? {
                    id: 'outdent',
                    label: 'Make it an item',
                    icon: IndentDecrease,
                    onAction: () => agenda.step(item.id, 'outdent'),
                  }
                : {
                    id: 'indent',
                    label: 'Make it a sub-item',
                    icon: IndentIncrease,
                    isDisabled: !canStep(agenda.items ?? [], item.id, 'indent'),
                    onAction: () => agenda.step(item.id, 'indent'),
                  },
            ],
            [
              {
                id: 'remove',
                label: 'Delete',
                icon: Trash2,
                keys: 'Delete',
                isDangerous: true,
                onAction: on.onRemove,
              },
            ],
          ]}
        >
          <IconButton isSmall icon={Ellipsis} label={`More for item ${label}`} />
        </Menu>
      )}
    </GridListItem>
  );
}

type RowTitleProps = Pick<AgendaRowProps, 'agenda' | 'item' | 'onEnter' | 'onLeave' | 'onEscape'> & {
  readonly label: string;
};

function RowTitle({ agenda, item, label, onEnter, onLeave, onEscape }: RowTitleProps) {
  const field = useItemField(agenda, item, 'title');
  return (
    <TitleInput
      label={`Title of item ${label}`}
      text={field.text}
      problem={field.problem}
      onChange={field.onChange}
      onEnter={() => {
        if (field.commit()) onEnter();
      }}
      onLeave={() => {
        if (field.commit()) onLeave();
      }}
      onEscape={() => {
        field.commit();
        onEscape();
      }}
      onIndent={(isIn) => {
        if (field.commit()) agenda.step(item.id, isIn ? 'indent' : 'outdent');
      }}
    />
  );
}

function spoken(item: AgendaItem, label: string, lead: string | null, at: string | undefined): string {
  const details = [
    agendaItemKindNames[item.kind],
    lead,
    item.minutes === null ? null : `${item.minutes} minutes`,
    at === undefined ? null : `at ${formatTime(at)}`,
  ]
    .filter((part) => part !== null)
    .join(', ');
  return `${label} ${item.title}. ${details}`;
}
