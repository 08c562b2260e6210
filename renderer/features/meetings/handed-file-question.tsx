import type { ReactNode } from 'react';
import { forgetHandedFile, useHandedFile } from '../../app/handed-file.ts';
import { meetingsPath, usePath } from '../../app/routes.ts';
import { platform } from '../../platform/platform.ts';
import { ImportDialog } from './import-dialog.tsx';

/**
 * Asks about a meeting file that was opened outside the window, over whatever screen the person is on. Who is busy with
 * something else than the list of meetings stays there.
 */
export function HandedFileQuestion(): ReactNode {
  const handed = useHandedFile();
  const isBusyElsewhere = usePath() !== meetingsPath;
  if (handed === null) return null;
  const answered = (): void => {
    void platform()
      .shell?.fileAnswered(handed.id)
      .catch(() => undefined);
    forgetHandedFile();
  };
  return <ImportDialog key={handed.id} handed={handed.file} staysHere={isBusyElsewhere} onClose={answered} />;
}
