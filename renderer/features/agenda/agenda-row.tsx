import {
  ArrowDown,
  ArrowUp,
  ClockAlert,
  Ellipsis,
  FilePlus2,
  FileText,
  GripVertical,
  IndentDecrease,
  IndentIncrease,
  LockKeyhole,
  MoveVertical,
  Pencil,
  Trash2,
} from 'lucide-react';
import { Button as AriaButton, GridListItem } from 'react-aria-components';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { ItemTime } from '../../../shared/domain/agenda-clock.ts';
import { takesCoverPaper, type AgendaNumber } from '../../../shared/domain/agenda.ts';
import type { NamedSitting } from '../../../shared/domain/neighbours.ts';
import { startingWithCapital } from '../../../shared/wording/facts.ts';
import { agendaItemKindNames, paperStateNames } from '../../../shared/wording/names.ts';
import { wordAddedAfterIssue } from '../../../shared/wording/word-agenda-issue.ts';
import { wordItemLateness, wordItemTime } from '../../../shared/wording/word-agenda-clock.ts';
import { wordNamedSitting } from '../../../shared/wording/word-named-sitting.ts';
import { wordRestriction } from '../../../shared/document/restricted-words.ts';
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
  /** The other meeting that the item names by itself. */
  readonly named: NamedSitting | null;
  /** Why it is not for the public, for itself or with the item that it is under; null: it is. */
  readonly restricted: string | null;
  readonly isEditing: boolean;
  readonly isReadOnly: boolean;
  readonly onEdit: () => void;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly onEscape: () => void;
  readonly onRemove: () => void;
  readonly onMoveTo: () => void;
  readonly onRestrict: () => void;
  /** Opens the item’s cover paper, or begins it. */
  readonly onPaper: () => void;
};

/** One line of the agenda. */
export function AgendaRow({
  agenda,
  item,
  number,
  lead,
  named,
  restricted,
  isEditing,
  isReadOnly,
  ...on
}: AgendaRowProps) {
  const isSub = number?.depth === 1;
  const time = agenda.clock.times.get(item.id);
  const lateness = time ? wordItemLateness(time) : null;
  const label = number?.label ?? '';
  const late = item.issued?.isLate === true ? wordAddedAfterIssue : null;
  const sitting = named && wordNamedSitting(named);
  const withheld = restricted === null ? null : wordRestriction(restricted);
  return (
    <GridListItem
      id={item.id}
      textValue={spoken(item, label, [withheld, late, sitting, lead], isSub ? undefined : time)}
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
          {withheld === null ? null : (
            <span className={styles.restricted} title={withheld}>
              <LockKeyhole aria-hidden="true" />
              Restricted
            </span>
          )}
          {late === null ? null : <span className={styles.added}>{late}</span>}
          {sitting === null ? null : <span className={styles.named}>{sitting}</span>}
          {lateness === null ? null : (
            <span className={styles.lateness}>
              <ClockAlert aria-hidden="true" />
              {lateness}
            </span>
          )}
        </span>
      )}
      <span className={styles.lead}>{lead === null ? null : startingWithCapital(lead)}</span>
      <span className={styles.end}>{item.minutes}</span>
      <span className={`${styles.end} ${lateness === null ? '' : styles.late}`}>
        {isSub ? null : time?.startsAt}
        {isSub || time === undefined || time.daysLater === 0 ? null : (
          <span className={styles.day}>+{time.daysLater}</span>
        )}
      </span>
      {takesCoverPaper(item.kind) ? (
        <span className={styles.paper}>
          <span className={styles.hidden}>Paper </span>
          <PaperStateChip state={item.paper?.state ?? 'not-started'} />
          {item.paper === null && !isReadOnly ? (
            <IconButton
              isSmall
              icon={FilePlus2}
              label={`Begin the paper of item ${label}`}
              onPress={on.onPaper}
            />
          ) : null}
        </span>
      ) : (
        <span />
      )}
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
            takesCoverPaper(item.kind)
              ? [
                  item.paper === null
                    ? { id: 'paper', label: 'Begin the cover paper', icon: FilePlus2, onAction: on.onPaper }
                    : { id: 'paper', label: 'Open the cover paper', icon: FileText, onAction: on.onPaper },
                ]
              : [],
            [
              {
                id: 'restrict',
                label: item.restrictedReason === null ? 'Restrict…' : 'Restricted…',
                icon: LockKeyhole,
                onAction: on.onRestrict,
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

function spoken(
  item: AgendaItem,
  label: string,
  names: readonly (string | null)[],
  time: ItemTime | undefined,
): string {
  const details = [
    agendaItemKindNames[item.kind],
    ...names,
    item.minutes === null ? null : `${item.minutes} minutes`,
    time === undefined ? null : `at ${wordItemTime(time)}`,
    takesCoverPaper(item.kind)
      ? `paper ${paperStateNames[item.paper?.state ?? 'not-started'].toLowerCase()}`
      : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
  return `${label} ${item.title}. ${details}`;
}
