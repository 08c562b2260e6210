/**
 * The header in which a page names the data that it was opened on, as `recovery.status` named them. A revision means
 * something only within them: where a backup was put back, the same number stands for another text.
 */
export const lineageHeader = 'secretariat-lineage';
