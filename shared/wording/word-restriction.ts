/** "Restricted: FOI Act s40: personal information": what is restricted, and why. */
export function wordRestriction(reason: string): string {
  return reason === '' ? 'Restricted' : `Restricted: ${reason}`;
}
