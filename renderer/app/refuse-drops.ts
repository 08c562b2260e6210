// A file or an address that is dropped beside every place for it would be opened by the browser in the program's stead.

/** Lets nothing that is dropped lead the page away. Places that take a drop have seen it before. */
export function refuseDrops(): void {
  document.addEventListener('dragover', refuse);
  document.addEventListener('drop', refuse);
}

function refuse(event: DragEvent): void {
  if (event.defaultPrevented || (isInText(event.target) && !carriesFiles(event))) return;
  event.preventDefault();
  if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

/** Where a dropped address becomes words. */
function isInText(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, [contenteditable="true"]') !== null;
}
