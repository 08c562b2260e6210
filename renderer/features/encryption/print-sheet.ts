import styles from './encryption.module.css';

/** Prints an element of the page and nothing else. */
export function printSheet(element: HTMLElement): void {
  const sheet = document.createElement('div');
  sheet.className = styles.printed ?? '';
  sheet.append(element.cloneNode(true));
  document.body.append(sheet);
  document.documentElement.dataset.printsSheet = '';
  // Where printing is not waited for, this comes when it is over.
  const takeAway = (): void => {
    sheet.remove();
    delete document.documentElement.dataset.printsSheet;
  };
  window.addEventListener('afterprint', takeAway, { once: true });
  window.print();
}
