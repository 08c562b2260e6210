import { hrefFromTyped } from '../document/safe-href.ts';
import { mostPlanEntries, planEntryKinds } from '../domain/plans.ts';
import { isRealDate } from '../domain/calendar-date.ts';
import { comparableName } from '../domain/comparable-name.ts';
import { codePointName, forbiddenCharacterAt } from '../domain/text-rules.ts';
import { parseCsv } from './parse-csv.ts';
import {
  planFileFrame,
  type PlanFileEntry,
  type PlanFileProblem,
  type PlanFileReading,
  type PlanInFile,
} from './plan-file.ts';

type WrittenEntry = {
  readonly place: number;
  readonly kind: string;
  readonly title: string;
  readonly link: string;
};

const longestTitle = 300;
const neededColumns = ['kind', 'title'] as const;
const knownColumns = [...neededColumns, 'link'] as const;

/**
 * Reads a plan file, JSON (what begins with a brace) or a table with the columns kind, title and link. Every fault is
 * told, each with its place; a file that has one is not taken at all.
 */
export function readPlanFile(content: string): PlanFileReading {
  const text = content.replace(/^\ufeff/, '');
  if (text.trim() === '') return refused('empty-file');
  return /^\s*[{[]/.test(text) ? readJson(text) : readTable(text);
}

function readTable(text: string): PlanFileReading {
  const reading = parseCsv(text);
  if (!reading.ok) return refused('quote-not-closed', {}, reading.line);
  const [header, ...rows] = reading.rows;
  const columns = (header?.cells ?? []).map((name) => name.toLowerCase());
  const isWrong =
    neededColumns.some((name) => !columns.includes(name)) ||
    columns.some((name, at) => !isKnownColumn(name) || columns.indexOf(name) !== at);
  if (isWrong) return refused('columns-wrong', { columns: columns.filter((name) => name !== '').join(', ') });
  if (rows.length === 0) return refused('no-entries');
  if (rows.length > mostPlanEntries) return tooMany(rows.length);
  const cell = (cells: readonly string[], name: string): string => cells[columns.indexOf(name)] ?? '';
  const problems: PlanFileProblem[] = [];
  const written = rows.map(({ line, cells }): WrittenEntry => {
    // A comma in a title that was not quoted makes one cell too many.
    if (cells.length > columns.length && cells.slice(columns.length).some((each) => each !== '')) {
      problems.push({ code: 'columns-wrong', place: line, facts: { cells: cells.length } });
    }
    return { place: line, kind: cell(cells, 'kind'), title: cell(cells, 'title'), link: cell(cells, 'link') };
  });
  const { entries, faults } = checkEntries(written);
  if (problems.length + faults.length > 0) return { ok: false, problems: inOrder([...problems, ...faults]) };
  const unsaid = { name: '', shortName: null, startsOn: '', endsOn: '', needsChecking: false };
  return { ok: true, plan: { ...unsaid, entries } };
}

function readJson(text: string): PlanFileReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused('not-json');
  }
  const isPlan = typeof json === 'object' && json !== null && 'format' in json;
  if (!isPlan) return refused('not-a-plan');
  const frame = planFileFrame.safeParse(json);
  if (!frame.success) {
    const [issue] = frame.error.issues;
    const [field, at] = issue?.path ?? [];
    if (field === 'format' || field === 'version') return refused('not-a-plan');
    const unknown = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : null;
    const name = unknown ?? issue?.path.filter((part) => typeof part === 'string').join(' ') ?? '';
    return refused('field-wrong', { field: name }, typeof at === 'number' ? at + 1 : null);
  }
  const { name, shortName, startsOn, endsOn, needsChecking, entries: listed } = frame.data;
  if (listed.length === 0) return refused('no-entries');
  if (listed.length > mostPlanEntries) return tooMany(listed.length);
  const { entries, faults } = checkEntries(
    listed.map(({ kind, title, link }, index) => ({ place: index + 1, kind, title, link: link ?? '' })),
  );
  const problems = [...checkFrame({ name, startsOn, endsOn }), ...faults];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, plan: { name, shortName, startsOn, endsOn, needsChecking, entries } };
}

function checkFrame({
  name,
  startsOn,
  endsOn,
}: Pick<PlanInFile, 'name' | 'startsOn' | 'endsOn'>): readonly PlanFileProblem[] {
  const wrong = (field: string): PlanFileProblem => ({ code: 'field-wrong', place: null, facts: { field } });
  const problems = [
    ...(name.trim() === '' || name.length > 200 ? [wrong('name')] : []),
    ...(isRealDate(startsOn) ? [] : [wrong('startsOn')]),
    ...(isRealDate(endsOn) ? [] : [wrong('endsOn')]),
  ];
  if (problems.length === 0 && endsOn < startsOn) {
    problems.push({ code: 'end-before-start', place: null, facts: { start: startsOn, end: endsOn } });
  }
  return problems;
}

function checkEntries(written: readonly WrittenEntry[]): {
  readonly entries: readonly PlanFileEntry[];
  readonly faults: readonly PlanFileProblem[];
} {
  const entries: PlanFileEntry[] = [];
  const faults: PlanFileProblem[] = [];
  const firstPlaces = new Map<string, number>();
  for (const { place, ...entry } of written) {
    const tell = (code: PlanFileProblem['code'], facts: PlanFileProblem['facts'] = {}): void => {
      faults.push({ code, place, facts });
    };
    const title = entry.title.trim();
    const kind = planEntryKinds.find((each) => each === entry.kind.trim().toLowerCase());
    const href = entry.link.trim() === '' ? null : hrefFromTyped(entry.link);
    if (kind === undefined) tell('kind-unknown', { kind: entry.kind });
    if (title === '') tell('title-missing');
    else if (title.length > longestTitle) tell('title-too-long', { limit: longestTitle });
    const forbidden = forbiddenCharacterAt(title);
    if (forbidden >= 0) tell('forbidden-character', { character: codePointName(title, forbidden) });
    if (entry.link.trim() !== '' && href === null) tell('unsafe-link', { link: entry.link });
    const first = firstPlaces.get(comparableName(title));
    if (title !== '' && first !== undefined) tell('entry-repeated', { title, first });
    else firstPlaces.set(comparableName(title), place);
    if (kind !== undefined) entries.push({ kind, title, href });
  }
  return { entries, faults };
}

function isKnownColumn(name: string): boolean {
  return knownColumns.some((each) => each === name);
}

function inOrder(problems: readonly PlanFileProblem[]): readonly PlanFileProblem[] {
  return problems.toSorted((one, other) => (one.place ?? 0) - (other.place ?? 0));
}

function tooMany(count: number): PlanFileReading {
  return refused('too-many-entries', { count, limit: mostPlanEntries });
}

function refused(
  code: PlanFileProblem['code'],
  facts: PlanFileProblem['facts'] = {},
  place: number | null = null,
): PlanFileReading {
  return { ok: false, problems: [{ code, place, facts }] };
}
