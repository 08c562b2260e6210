export type TableCount = { readonly name: string; readonly saved: number; readonly lost: number };

/** What the parts of the data are called on screen, in the order in which a clerk asks after them. */
const partNames: readonly (readonly [table: string, words: string])[] = [
  ['meetings', 'Meetings'],
  ['agenda_items', 'Agenda items'],
  ['documents', 'Papers and notes'],
  ['attachments', 'Attachments of papers'],
  ['paper_steps', 'Steps of cover papers'],
  ['comments', 'Comments on papers'],
  ['comment_replies', 'Replies to comments'],
  ['sections', 'Sections of papers and notes'],
  ['section_versions', 'Earlier versions of sections'],
  ['actions', 'Actions'],
  ['action_updates', 'Updates of actions'],
  ['attendees', 'Attendance'],
  ['item_progress', 'What became of agenda items'],
  ['sealed_records', 'Signed-off records'],
  ['agenda_issues', 'Issued agendas'],
  ['topics', 'Topics of the forward plan'],
  ['bodies', 'Bodies'],
  ['people', 'People'],
  ['organisations', 'Organisations'],
  ['plans', 'Plans'],
  ['plan_entries', 'Priorities, themes, pledges and documents of plans'],
  ['wordings', 'Standard wording'],
  ['figures', 'Figures'],
  ['abbreviations', 'Abbreviations'],
  ['typing_shortcuts', 'Typing shortcuts'],
  ['own_words', 'Words that were added to the spelling'],
];

/** The counts in a clerk's words. What has no name of its own is counted together; what is empty is left out. */
export function tableWords(tables: readonly TableCount[]): readonly TableCount[] {
  const known = new Map(partNames);
  const rest = tables.filter(({ name }) => !known.has(name));
  const named = partNames.flatMap(([table, name]) =>
    tables.filter((each) => each.name === table).map(({ saved, lost }) => ({ name, saved, lost })),
  );
  const other = {
    name: 'Everything else, such as the log of changes',
    saved: rest.reduce((sum, { saved }) => sum + saved, 0),
    lost: rest.reduce((sum, { lost }) => sum + lost, 0),
  };
  return [...named, other].filter(({ saved, lost }) => saved + lost > 0);
}
