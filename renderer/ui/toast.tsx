import { laterComponent } from './later.tsx';

export { showToast } from './toast-queue.ts';

/** The place where messages appear. */
export const ToastRegion = laterComponent<object>(
  async () => (await import('./toast-region.tsx')).ToastRegion,
);
