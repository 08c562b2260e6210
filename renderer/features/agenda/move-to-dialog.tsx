import { useState } from 'react';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { inAgendaOrder, keepsItsLevel, type AgendaTarget } from '../../../shared/domain/agenda.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { targetOfPosition } from './agenda-targets.ts';
import type { Agenda } from './use-agenda.ts';

type MoveToDialogProps = {
  readonly agenda: Agenda;
  readonly items: readonly AgendaItem[];
  readonly movedId: string;
  readonly onClose: () => void;
};

const topLevel = 'top';

/** Moves an item to a position of its level, or under another item. */
export function MoveToDialog({ agenda, items, movedId, onClose }: MoveToDialogProps) {
  const moved = items.find((item) => item.id === movedId);
  const [under, setUnder] = useState(moved?.parentId ?? topLevel);
  const ordered = inAgendaOrder(items);
  const siblings = ordered.filter((item) => (item.parentId ?? topLevel) === under && item.id !== movedId);
  const isHere = (moved?.parentId ?? topLevel) === under;
  const places = siblings.length + 1;
  const now =
    ordered.filter((item) => (item.parentId ?? topLevel) === under).findIndex((item) => item.id === movedId) +
    1;
  const [position, setPosition] = useState<number | null>(now === 0 ? places : now);
  const hasSubItems = items.some((item) => item.parentId === movedId);
  if (!moved) return null;
  const staysOnLevel = hasSubItems || keepsItsLevel(moved);

  const move = (): void => {
    const wanted = Math.min(position ?? places, places);
    const target: AgendaTarget = isHere
      ? targetOfPosition(items, movedId, wanted)
      : { parentId: under === topLevel ? null : under, beforeId: siblings[wanted - 1]?.id ?? null };
    onClose();
    agenda.move(movedId, target);
  };

  return (
    <Dialog
      title={`Move item ${agenda.numbers.get(movedId)?.label ?? ''}`}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={move}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            Move
          </Button>
        </>
      }
    >
      <p>{moved.title}</p>
      {staysOnLevel ? null : (
        <Select
          label="Level"
          options={[
            { id: topLevel, label: 'An item of its own' },
            ...ordered
              .filter((item) => item.parentId === null && item.id !== movedId)
              .map((item) => ({
                id: item.id,
                label: `Under ${agenda.numbers.get(item.id)?.label ?? ''} ${item.title}`,
              })),
          ]}
          value={under}
          onChange={(next) => {
            setUnder(next);
            setPosition(
              ordered.filter((item) => (item.parentId ?? topLevel) === next && item.id !== movedId).length +
                1,
            );
          }}
        />
      )}
      <NumberField
        label="To position"
        description={`1 to ${places}`}
        value={position}
        smallest={1}
        largest={places}
        onChange={setPosition}
      />
    </Dialog>
  );
}
