/** A picture or a file was pasted, and no words. */
export const nothingToPaste =
  'Nothing was pasted: the clipboard holds a picture or a file, and a text here holds words. Attach it to a paper, or type what it says.';

/** More than a section can be saved with. */
export const tooMuchToPaste =
  'Nothing was pasted: this is more than one section can hold. Your text is as it was. Paste it in parts, under several items.';

/** What reads it could not be fetched. */
export const notPastedNow =
  'Nothing was pasted, because Secretariat is not running. Start it again, and paste once more.';
