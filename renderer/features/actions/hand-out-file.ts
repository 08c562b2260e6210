import type { ExportedFile } from '../../../shared/contract/exported-file.ts';
import { platform } from '../../platform/platform.ts';
import { showToast } from '../../ui/toast.tsx';

/** Saves the file that was made, and says where it is. Answers whether it was saved, and not given up. */
export async function handOutFile(files: readonly ExportedFile[]): Promise<boolean> {
  const saved = await platform().saveFiles(files);
  const [file] = files;
  if (saved === null || !file) return false;
  const { where, open } = saved;
  showToast({
    tone: 'done',
    message: `${file.name} is made${where === null ? '' : `. It is in ${where}`}.`,
    ...(open ? { action: { label: 'Open', onAction: () => void open() } } : {}),
  });
  return true;
}
