import { useTrail } from '../breadcrumb.ts';
import { hrefTo } from '../routes.ts';
import styles from './breadcrumb.module.css';

/** Where I am: each part but the last a link. */
export function Breadcrumb() {
  const trail = useTrail();
  return (
    <nav aria-label="Where you are" className={styles.nav}>
      <ol className={styles.trail}>
        {trail.map((crumb, index) => {
          const isLast = index === trail.length - 1;
          return (
            <li key={`${index} ${crumb.label}`} className={styles.crumb}>
              {isLast || crumb.path === undefined ? (
                <b {...(isLast ? { 'aria-current': 'page' as const } : {})}>{crumb.label}</b>
              ) : (
                <a href={hrefTo(crumb.path)}>{crumb.label}</a>
              )}
              {isLast ? null : (
                <span aria-hidden="true" className={styles.divider}>
                  ›
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
