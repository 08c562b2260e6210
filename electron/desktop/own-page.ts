import { isAppUrl } from './app-origin.ts';

/** What is asked of a frame (Electron's WebFrameMain) before it is trusted. */
export interface SendingFrame {
  readonly frameTreeNodeId: number;
  readonly url: string;
  readonly origin: string;
  readonly parent: unknown;
  readonly detached: boolean;
}

/** Whether a message came from the program's own page in the window's main frame, not from a frame inside it. */
export function isOwnPage(sender: SendingFrame, mainFrame: SendingFrame): boolean {
  return (
    sender.parent === null &&
    !sender.detached &&
    sender.frameTreeNodeId === mainFrame.frameTreeNodeId &&
    isAppUrl(sender.url) &&
    isAppUrl(sender.origin)
  );
}
