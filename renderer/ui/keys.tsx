import styles from './keys.module.css';

/** Keys to press, each in its own little box: "Ctrl K", "Alt ↑". */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
