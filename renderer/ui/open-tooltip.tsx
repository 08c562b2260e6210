import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Keys } from './keys.tsx';
import styles from './tooltip.module.css';

export type TooltipProps = {
  readonly text: string;
  readonly keys?: string;
  /** One button or link that can take the focus. */
  readonly children: ReactElement;
};

/** Words beside a button or link that the pointer or the focus is on. */
export function OpenTooltip({ text, keys, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip offset={6} className={styles.tooltip ?? ''}>
        {text}
        {keys === undefined ? null : <Keys keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
