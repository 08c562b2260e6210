import type { Figure, FigureUse } from '../../../shared/contract/entities/figures.ts';
import { figuresInBody, withFigures } from '../../../shared/document/figures-in-body.ts';
import { figuresChangedBy, readFigure, type FigureReading } from '../../../shared/domain/figures.ts';
import { canTakeNewFigures, takesNewFigures } from '../../../shared/domain/papers.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  findFigure,
  listFigurePlaces,
  listFigures,
  type FigurePlace,
} from '../store/repositories/figures.ts';
import { findSection, setSectionCopied, type SectionRecord } from '../store/repositories/sections.ts';
import { found } from './failures.ts';
import { runCommand, runQuery, type Program, type Unit } from './program.ts';
import { replaceText, sectionToChange } from './section-texts.ts';
import { contentOf } from './stored-body.ts';

type Readings = ReadonlyMap<string, FigureReading>;

/** The papers that give a figure, or a percentage made of it, with what they say and what the library says. */
export function usesOfFigure(program: Program, id: string): FigureUse[] {
  return runQuery(program, (read) => {
    const changed = changedBy(read, id);
    const readings = readingsOf(changed, read);
    const papers = new Map<string, FigureUse>();
    for (const { place, section } of placesOf(read, changed)) {
      const { sectionId: _sectionId, meetingState, ...paper } = place;
      const known = papers.get(place.documentId);
      const sections = known?.sections ?? [];
      const changes = known?.changes ?? [];
      const own = changesIn(section, readings, changed);
      papers.set(place.documentId, {
        ...paper,
        isOpen: takesNewFigures(paper.state, meetingState),
        sections: own.length === 0 ? sections : [...sections, { id: section.id, revision: section.revision }],
        changes: [
          ...changes,
          ...own.filter(
            ({ name, from }) => !changes.some((each) => each.name === name && each.from === from),
          ),
        ],
      });
    }
    return [...papers.values()];
  });
}

/**
 * Gives the sections of open papers the library's figures, as new versions of their texts: all of them in one step. A
 * section that was changed since it was looked at, or that is no longer open, stays as it is and is counted.
 */
export function updateFigureInPapers(
  program: Program,
  {
    id,
    sections,
  }: {
    readonly id: string;
    readonly sections: readonly { readonly id: string; readonly revision: number }[];
  },
): { readonly updated: number; readonly left: number } {
  return runCommand(program, 'figures.updatePapers', (unit) => {
    const changed = changedBy(unit.read, id);
    const readings = readingsOf(changed, unit.read);
    const open = placesOf(unit.read, changed).filter(({ place }) =>
      canTakeNewFigures(place.state, place.meetingState),
    );
    const updated: { readonly id: string; readonly sha256: string }[] = [];
    for (const wanted of sections) {
      const section = open.find((each) => each.section.id === wanted.id)?.section;
      if (section?.revision !== wanted.revision) continue;
      const content = contentOf('cover-paper', section);
      if (content.state !== 'sound') continue;
      const placed = sectionToChange(unit, wanted, { evenUnreadable: false });
      replaceText(unit, placed, withFigures(content.body, readings), { cause: 'saved', deletedWords: null });
      keepCopied(unit, section);
      updated.push({ id: wanted.id, sha256: section.sha256 });
    }
    return {
      answer: { updated: updated.length, left: sections.length - updated.length },
      changed:
        updated.length === 0
          ? null
          : {
              entityId: id,
              meetingId: null,
              baseRevision: null,
              payload: { figures: Object.fromEntries(readings), before: updated },
              areas: ['documents', 'versions'],
            },
    };
  });
}

// Nobody has read the text: one that was copied from an earlier paper is still to be edited.
function keepCopied({ read, write }: Unit, { id, copiedFrom, copiedSha256, sha256 }: SectionRecord): void {
  if (copiedFrom === null || copiedSha256 !== sha256) return;
  const updated = found(findSection(read, id), 'section');
  setSectionCopied(write, { id, copiedFrom, copiedSha256: updated.sha256 });
}

function changedBy(read: ReadHandle, id: string): readonly Figure[] {
  found(findFigure(read, id), 'figure');
  return figuresChangedBy(id, listFigures(read));
}

function readingsOf(figures: readonly Figure[], read: ReadHandle): Readings {
  const all = listFigures(read);
  return new Map(
    figures.flatMap((figure) => {
      const reading = readFigure(figure, all);
      return reading === null ? [] : [[figure.id, reading] as const];
    }),
  );
}

function placesOf(
  read: ReadHandle,
  figures: readonly Figure[],
): readonly { readonly place: FigurePlace; readonly section: SectionRecord }[] {
  const places = new Map<string, FigurePlace>();
  for (const { id } of figures) {
    for (const place of listFigurePlaces(read, id)) places.set(place.sectionId, place);
  }
  return [...places.values()].flatMap((place) => {
    const section = findSection(read, place.sectionId);
    return section ? [{ place, section }] : [];
  });
}

function changesIn(
  section: SectionRecord,
  readings: Readings,
  figures: readonly Figure[],
): FigureUse['changes'] {
  const content = contentOf('cover-paper', section);
  if (content.state !== 'sound') return [];
  return figuresInBody(content.body).flatMap(({ figureId, text, asAt }) => {
    const reading = readings.get(figureId);
    if (!reading || (reading.text === text && reading.asAt === asAt)) return [];
    const name = figures.find((figure) => figure.id === figureId)?.name ?? '';
    return [{ name, from: text, to: reading.text, asAtFrom: asAt, asAtTo: reading.asAt }];
  });
}
