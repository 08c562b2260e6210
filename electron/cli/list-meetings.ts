import { wordDate } from '../../shared/wording/word-date.ts';
import { meetingStateNames } from '../../shared/wording/names.ts';
import { withProgram } from './open-program.ts';
import type { ListCommand } from './read-command.ts';

/** Prints the meetings as a table, newest first. */
export async function listMeetings({ dataFolder }: ListCommand): Promise<void> {
  const meetings = await withProgram(dataFolder, (operations) => operations.meetings.list());
  if (meetings.length === 0) {
    console.log('There are no meetings yet; bring one in with import.');
    return;
  }
  const rows = meetings.map(({ date, bodyName, state, agendaItemCount, openActionCount, id }) => [
    wordDate(date),
    bodyName,
    meetingStateNames[state],
    String(agendaItemCount),
    String(openActionCount),
    id,
  ]);
  for (const line of tableLines([['Date', 'Body', 'State', 'Items', 'Open actions', 'Id'], ...rows])) {
    console.log(line);
  }
}

function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

function widthOf(text: string): number {
  return [...text].length;
}
