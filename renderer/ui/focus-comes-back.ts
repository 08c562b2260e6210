/**
 * At what had the focus before a dialog, as it is to have it again. Who prevents it takes the focus by itself: an editor
 * has a caret to put back. The component library sends it, too, where it gives the focus back (its `FocusScope`).
 */
export const focusComesBack = 'react-aria-focus-scope-restore';
