import type { ReactNode } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { actionStatusNames } from '../../../shared/wording/names.ts';
import { wordOwner } from '../../../shared/wording/word-owner.ts';
import type { NameBook } from '../../editor/name-book.ts';
import { RestrictedChip } from '../../editor/restricted-line.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Chip } from '../../ui/chip.tsx';
import styles from './actions-panel.module.css';
import type { ActionsPlace } from './actions-place.ts';
import type { MeetingAction } from './notes-sections.ts';

export type ActionsPanelProps = {
  readonly actions: readonly MeetingAction[];
  readonly names: NameBook;
  /** The register, for the status of each; an action that was typed a moment ago is not in it yet. */
  readonly register: readonly Action[];
  readonly onGoTo: (sectionId: string) => void;
  /** Where the actions of these notes stand; null where they do not change any more. */
  readonly actionsPlace: ActionsPlace | null;
};

/** The actions of this meeting, as they stand in the notes. */
export function ActionsPanel({
  actions,
  names,
  register,
  onGoTo,
  actionsPlace,
}: ActionsPanelProps): ReactNode {
  return (
    <>
      {actions.length === 0 ? (
        <p className={styles.empty}>No action yet. In the notes, Ctrl Enter makes one.</p>
      ) : (
        <ul className={styles.list}>
          {actions.map(({ id, label, text, owners, due, isRestricted, sectionId }, index) => {
            const status = register.find((action) => action.id === id)?.status;
            return (
              <li key={id ?? `${label} ${index}`}>
                <button type="button" className={styles.action} onClick={() => onGoTo(sectionId)}>
                  <b>{label}</b>
                  <span>{text === '' ? 'No words yet' : text}</span>
                </button>
                <div className={styles.chips}>
                  {isRestricted ? <RestrictedChip /> : null}
                  {owners.length === 0 ? (
                    <Chip tone="over">owner?</Chip>
                  ) : (
                    owners.map((owner, place) => (
                      <Chip key={`${owner.kind} ${owner.id}`} tone="now">
                        {wordOwner(names.labelOf(owner), place, owners.length)}
                      </Chip>
                    ))
                  )}
                  {due === null ? null : <Chip>{formatDate(due)}</Chip>}
                  {status === undefined || status === 'open' ? null : (
                    <Chip>{actionStatusNames[status]}</Chip>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {actionsPlace === null ? null : (
        <div className={styles.place}>
          <Checkbox isSelected={actionsPlace.gathers} onChange={actionsPlace.choose}>
            New actions go to the end of their item, under “Actions:”
          </Checkbox>
          <Button variant="quiet" onPress={actionsPlace.gatherAll}>
            Gather all at the ends of their items
          </Button>
        </div>
      )}
    </>
  );
}
