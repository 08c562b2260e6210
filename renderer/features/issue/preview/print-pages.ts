import styles from './print-pages.module.css';

/**
 * Has the browser's own printing take the pages and nothing else, however it is begun: by the button, by a command or
 * by the browser's keys. Their size is in the style sheet of the house style (`@page`).
 */
export function printPagesFrom(copies: () => readonly HTMLElement[]): () => void {
  let shown: HTMLElement | null = null;
  const takeAway = (): void => {
    shown?.remove();
    shown = null;
    delete document.documentElement.dataset.printsPages;
  };
  const putIn = (): void => {
    takeAway();
    const pages = copies();
    if (pages.length === 0) return;
    shown = document.createElement('div');
    shown.className = styles.pages ?? '';
    shown.append(...pages);
    document.body.append(shown);
    document.documentElement.dataset.printsPages = '';
  };
  window.addEventListener('beforeprint', putIn);
  window.addEventListener('afterprint', takeAway);
  return () => {
    window.removeEventListener('beforeprint', putIn);
    window.removeEventListener('afterprint', takeAway);
    takeAway();
  };
}
