import { laterComponent } from './later.tsx';
import type { TooltipProps } from './open-tooltip.tsx';

export const Tooltip = laterComponent<TooltipProps>(
  async () => (await import('./open-tooltip.tsx')).OpenTooltip,
  ({ children }) => children,
);
