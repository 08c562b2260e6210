/** The keys for the meeting itself, as its bar, its commands and its menus show them. */
export const meetingKeys = {
  fullScreen: 'Alt Shift M',
  clock: 'Alt Shift K',
  done: 'Alt Shift D',
  notDiscussed: 'Alt Shift N',
  time: 'Ctrl ;',
} as const;
