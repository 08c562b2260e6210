import type { ReactElement } from 'react';
import { laterComponent } from './later.tsx';

export type TooltipProps = {
  readonly text: string;
  readonly keys?: string;
  /** One button or link that can take the focus. */
  readonly children: ReactElement;
};

export const Tooltip = laterComponent<TooltipProps>(
  async () => (await import('./open-tooltip.tsx')).OpenTooltip,
  ({ children }) => children,
);
