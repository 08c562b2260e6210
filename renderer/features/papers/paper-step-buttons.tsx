import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import type { PaperSteps } from './use-paper-steps.tsx';

/** A button for each step that can be taken now, the usual one last. A cleared paper has its own in `LockedLine`. */
export function PaperStepButtons({ state, steps, isPending, begin }: PaperSteps): ReactNode {
  if (state === 'cleared') return null;
  return steps.map(({ event, label }, index) => (
    <Button
      key={event}
      variant={index === steps.length - 1 ? 'primary' : 'secondary'}
      isPending={isPending}
      onPress={() => begin(event)}
    >
      {label}
    </Button>
  ));
}
