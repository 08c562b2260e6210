import type { BrowserWindow } from 'electron';
import { saveFiles, type SavedFiles, type WriteFile } from './save-files.ts';

/**
 * Saves what the page would print now as a PDF with tags and an outline, in the size that its style sheet gives. Null: the
 * person decided against it.
 */
export async function printToPdf(
  window: BrowserWindow,
  name: string,
  write: WriteFile,
): Promise<SavedFiles | null> {
  const pdf = await window.webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  const content = Buffer.from(pdf).toString('base64');
  return saveFiles(window, [{ name, mediaType: 'application/pdf', content }], write);
}
