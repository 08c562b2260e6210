import { allow, refuse, type Ruling } from './rulings.ts';

export const attachmentKinds = ['file', 'link'] as const;

/** Who may have it: whoever reads the published paper, or the secretariat alone. */
export const attachmentAudiences = ['public', 'internal'] as const;
export type AttachmentAudience = (typeof attachmentAudiences)[number];

/** In bytes. What is larger is put where people can open it, and linked. */
export const largestAttachment = 25 * 1024 * 1024;

/** Whether a file can be attached, by its name and its size in bytes. */
export function checkAttachedFile(file: { readonly name: string; readonly bytes: number }): Ruling<null> {
  if (!isFileNameForWindows(file.name)) return refuse('file-name-not-for-windows', { name: file.name });
  if (file.bytes === 0) return refuse('file-is-empty', { name: file.name });
  if (file.bytes > largestAttachment) {
    return refuse('file-is-too-large', { name: file.name, bytes: file.bytes, largest: largestAttachment });
  }
  return allow(null);
}

/**
 * Whether Windows takes a name for a file, so that everybody can save it: none of `<>:"/\\|?*`, no control characters,
 * no dot or space at the end, no name of a device. (Microsoft, "Naming Files, Paths, and Namespaces".)
 */
export function isFileNameForWindows(name: string): boolean {
  if (name.trim() === '' || name.length > 200) return false;
  if (/[<>:"/\\|?*\p{Cc}]/u.test(name) || /[. ]$/.test(name)) return false;
  return !isDeviceName(name);
}

/** Whether Windows takes a name for that of a device, with any ending too: "CON.docx" is one, "com1 - x" is not. */
export function isDeviceName(name: string): boolean {
  return /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i.test(name);
}
