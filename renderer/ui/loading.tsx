import styles from './states.module.css';

/** Shown after a moment, so that what comes at once does not flicker. */
export function Loading({ label }: { readonly label: string }) {
  return (
    <div className={styles.loading}>
      <div role="progressbar" aria-label={label} className={styles.spinner} />
      <span>{label}</span>
    </div>
  );
}
