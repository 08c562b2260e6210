import type { Section, SectionedDocument } from '../../shared/contract/entities/documents.ts';
import type { Attachment } from '../../shared/contract/entities/attachments.ts';
import type { Person } from '../../shared/contract/entities/people.ts';
import { actionsInBody } from '../../shared/document/actions-in-body.ts';
import type { Body, BodyNode } from '../../shared/document/body.ts';
import { attachmentKey, builtInTemplate, planSectionOf } from '../../shared/domain/papers.ts';
import type { MeetingFacts } from '../../shared/word-plan/meeting-facts.ts';
import type { Random } from '../faults/seeded-random.ts';
import {
  aBody,
  aCell,
  aDecision,
  aFigure,
  anAction,
  anExchange,
  aNoteToSelf,
  aParagraph,
  aPersonChip,
  aQuotation,
  aReportLink,
  aSubheading,
  bullets,
  letters,
  text,
} from '../support/builders/body-pieces.ts';
import {
  accHarland,
  aMeetingFacts,
  anAgendaItem,
  aPaper,
  aRegisteredAction,
  aReportItem,
  calderPolice,
  ccMoss,
  countyPlan,
  idOf,
  notesOf,
  noReportFacts,
} from '../support/builders/meeting-facts.ts';

/** Stands in most secret words, and in no other. */
export const secretMark = 'zq';

const spoken =
  'there were thirty officers on towpath that night and nobody had said who asked them to come or what they found under bridge when lamps went out along river beside mill where children play after school'.split(
    ' ',
  );

export type RestrictedMeeting = {
  readonly facts: MeetingFacts;
  /** Every text that no public file may hold. */
  readonly secrets: readonly string[];
};

/**
 * A meeting in which everything that can be restricted is, somewhere: items, sections and passages of every block, names,
 * links, attachments, what was reported on actions; and with what never goes out: the chair's notes, notes to self,
 * recipients, reasons of reviewers, corrections of restricted words. `isOpen`: the same without a restriction.
 */
export function aRestrictedMeeting(random: Random, isOpen = false): RestrictedMeeting {
  const secrets: string[] = [];
  let counter = 0;
  const words = (count: number): string => Array.from({ length: count }, () => random.pick(spoken)).join(' ');
  const keep = (secret: string): string => {
    secrets.push(secret);
    return secret;
  };
  const mark = (): string => `${secretMark}${random.word()}${(counter += 1)}`;
  /** A sentence with words of its own; one in five has none, and is known by its order alone. */
  const secret = (): string =>
    keep(
      random.chance(0.2)
        ? words(random.between(9, 14))
        : `${words(random.between(0, 2))} ${mark()} ${words(random.between(1, 2))} ${mark()}`.trim(),
    );
  const open = (): string => `Open ${words(random.between(2, 9))}`;
  const say = (isHidden: boolean): string => (isHidden ? secret() : open());
  const address = (isHidden: boolean): string =>
    isHidden ? keep(`https://example.org/${mark()}`) : `https://example.org/open/${random.word()}`;
  const people: Person[] = [];
  const person = (isHidden: boolean): Person => {
    if (!isHidden) return random.pick([accHarland, ccMoss]);
    const name = keep(`${mark()} ${mark()}`);
    const made = { ...accHarland, id: idOf(name), name, post: null, shortForm: keep(`DS ${mark()}`) };
    people.push(made);
    return made;
  };
  const restricted = (
    reason: string,
  ): { readonly type: 'restricted'; readonly attrs: { readonly reason: string } } => ({
    type: 'restricted',
    attrs: { reason },
  });

  /** Words in a line; in one that is not hidden as a whole, what is hidden carries the mark. */
  const inline = (isAllHidden: boolean, isPlain = false): BodyNode => {
    const isHidden = isAllHidden || random.chance(0.3);
    const marks = isHidden && !isAllHidden && !isOpen ? [restricted('FOI Act s31')] : [];
    const kind = isPlain ? 0 : random.between(0, 6);
    if (kind === 1) return { ...aPersonChip(person(isHidden).id, 'old label'), marks };
    if (kind === 2) return { ...aFigure(idOf('figure'), say(isHidden)), marks };
    if (kind === 3)
      return text(`${say(isHidden)} `, ...marks, { type: 'link', attrs: { href: address(isHidden) } });
    if (kind === 4) return text(`${say(isHidden)} `, ...marks, { type: random.pick(['bold', 'italic']) });
    return text(`${say(isHidden)}${random.pick([' ', '. ', ', '])}`, ...marks);
  };
  const line = (isHidden: boolean, isPlain = false): readonly BodyNode[] =>
    Array.from({ length: random.between(1, 4) }, () => inline(isHidden, isPlain));
  const blocks: readonly ((isHidden: boolean) => BodyNode)[] = [
    (isHidden) => aParagraph(...line(isHidden)),
    (isHidden) => aSubheading(...line(isHidden, true)),
    (isHidden) => bullets([aParagraph(...line(isHidden)), letters([aParagraph(...line(isHidden))])]),
    (isHidden) => letters([aParagraph(...line(isHidden))], [aParagraph(...line(isHidden))]),
    (isHidden) => ({
      type: 'table',
      content: ['tableHeader', 'tableCell', 'tableCell'].map((type) => ({
        type: 'tableRow',
        content: [0, 1].map(() => aCell(type as 'tableCell', aParagraph(...line(isHidden)))),
      })),
    }),
    (isHidden) => aQuotation(inline(isHidden), inline(isHidden)),
    (isHidden) => {
      const words = line(isHidden, true);
      const isAnyHidden =
        isHidden || words.some(({ marks }) => marks?.some(({ type }) => type === 'restricted'));
      return { ...aReportLink('', address(isAnyHidden)), content: words };
    },
  ];
  const ofNotes: readonly ((isHidden: boolean) => BodyNode)[] = [
    (isHidden) => aDecision(...line(isHidden)),
    (isHidden) => anExchange(inline(isHidden), inline(isHidden)),
    (isHidden) => {
      const isWhole = isHidden || random.chance(0.3);
      const inlines =
        isWhole && !isHidden
          ? [text(secret(), ...(isOpen ? [] : [restricted('FOI Act s40')]))]
          : line(isHidden);
      const isWholly =
        isWhole || inlines.every(({ marks }) => marks?.some(({ type }) => type === 'restricted'));
      if (isWholly) keep('9 March 2087');
      return anAction(inlines, {
        id: idOf(mark()),
        owners: [{ kind: 'person', id: person(isWholly).id }],
        due: isWholly ? '2087-03-09' : '2024-01-31',
      });
    },
  ];
  const body = (isHidden: boolean, kinds: typeof blocks): Body =>
    aBody(
      ...(random.chance(0.3) ? [aNoteToSelf(secret())] : []),
      ...Array.from({ length: random.between(1, 4) }, () => random.pick(kinds)(isHidden)),
    );

  const reason = (isHidden: boolean): string | null => (isHidden && !isOpen ? 'Sch 12A para 1' : null);
  let rank = 0;
  const nextRank = (): string => `a${String((rank += 1)).padStart(3, '0')}`;
  const items = Array.from({ length: random.between(3, 6) }, (_each, index) => {
    // A meeting of which nothing is public has no agenda.
    const isHidden = index > 0 && random.chance(0.3);
    const isReport = random.chance(0.6);
    const item = {
      ...(isReport ? aReportItem : anAgendaItem)(`${index} ${say(isHidden)}`, {
        chairNotes: random.chance(0.5) ? secret() : '',
        restrictedReason: reason(isHidden),
        rank: nextRank(),
      }),
      ...(isReport
        ? { reportTitle: say(isHidden), reportHref: address(isHidden), leadId: person(isHidden).id }
        : {}),
    };
    const subItems = Array.from({ length: isReport ? 0 : random.between(0, 2) }, (_sub, place) => {
      const isSubHidden = isHidden || random.chance(0.3);
      return {
        isHidden: isSubHidden,
        item: anAgendaItem(`${index}.${place} ${say(isSubHidden)}`, {
          parentId: item.id,
          restrictedReason: reason(isSubHidden && !isHidden),
          rank: nextRank(),
        }),
      };
    });
    return [{ isHidden, item }, ...subItems];
  }).flat();
  const agendaItems = items.map(({ item }) => item);

  // Secret where a restricted section is linked to it, and only there.
  const secretEntry = `${mark()} ${mark()}`;
  const entries = [0, 1, 2].map((at) => ({
    ...{ id: idOf(`entry ${at}`), kind: 'priority' as const, href: null },
    title: at === 0 ? secretEntry : `Open priority ${at}`,
  }));
  const attachment = (document: string, isHidden: boolean, at: number): Attachment => {
    const isInternal = random.chance(0.5);
    return {
      ...{
        id: idOf(`attached ${document} ${at}`),
        revision: 1,
        documentId: document,
        kind: 'link',
        bytes: null,
      },
      name: say(isHidden || isInternal),
      href: address(isHidden || isInternal),
      audience: isInternal ? 'internal' : 'public',
    };
  };
  const section = (given: Section, isHidden: boolean, isUnder: boolean, kinds: typeof blocks): Section => ({
    ...given,
    guidance: secret(),
    restrictedReason: reason(isHidden && !isUnder),
    content: { state: 'sound', body: body(isHidden, kinds) },
  });
  const papers = items
    .filter(({ item }) => item.kind === 'report')
    .map(({ item, isHidden }): SectionedDocument => {
      const paper = aPaper(item);
      const hidden = builtInTemplate.map(() => isHidden || random.chance(0.25));
      const isHiddenAt = (of: Section | null | undefined): boolean =>
        of !== null && of !== undefined && (hidden[paper.sections.indexOf(of)] ?? false);
      const hasSecretLinks = isHiddenAt(planSectionOf(paper.sections));
      if (hasSecretLinks) keep(secretEntry);
      const isListHidden = isHiddenAt(paper.sections.find(({ key }) => key === attachmentKey));
      return {
        ...paper,
        planEntryIds: [hasSecretLinks ? (entries[0]?.id ?? '') : (entries[1]?.id ?? '')],
        attachments: [0, 1].map((at) => attachment(paper.id, isListHidden, at)),
        steps: [{ event: 'return-to-draft', at: '2023-09-01T09:00:00Z', author: 'Clerk', reason: secret() }],
        sections: paper.sections.map((each, at) => section(each, hidden[at] ?? false, isHidden, blocks)),
      };
    });
  const empty = notesOf(agendaItems);
  const notes: SectionedDocument = {
    ...empty,
    sections: items.flatMap(({ item, isHidden }) => {
      const of = empty.sections.find(({ agendaItemId }) => agendaItemId === item.id);
      return of
        ? [section(of, isHidden || random.chance(0.2), isHidden, [...blocks, ...ofNotes, ...ofNotes])]
        : [];
    }),
  };
  const hiddenItems = new Map(items.map(({ item, isHidden }) => [item.id, isHidden]));
  const actions = notes.sections.flatMap((each) =>
    each.content.state !== 'sound'
      ? []
      : actionsInBody(each.content.body).map((action) => {
          const isUnder =
            (hiddenItems.get(each.agendaItemId ?? '') ?? false) || each.restrictedReason !== null;
          const isRestricted = isUnder || action.isRestricted;
          return aRegisteredAction({
            ...{ id: action.id ?? '', text: action.text, agendaItemId: each.agendaItemId ?? '' },
            ...{ agendaItemTitle: 'As on the agenda', isRestricted },
            updates: [
              {
                ...{ id: idOf(`update ${action.id}`), at: '2023-11-01T09:00:00Z', author: 'Clerk' },
                ...{ event: 'update', href: null, supersededById: null, meetingId: null, ...noReportFacts },
                text: say(isRestricted),
              },
              ...(random.chance(0.4)
                ? [
                    {
                      ...{ id: idOf(`internal ${action.id}`), at: '2023-11-02T09:00:00Z', author: 'Clerk' },
                      ...{ event: 'update' as const, href: null, supersededById: null, meetingId: null },
                      ...{ ...noReportFacts, isInternal: !isOpen },
                      text: secret(),
                    },
                  ]
                : []),
            ],
          });
        }),
  );
  const correction = () => ({ number: '2', title: secret(), text: secret(), isRestricted: true });
  const base = aMeetingFacts({ agendaItems });
  return {
    secrets,
    facts: {
      ...base,
      plan: { ...countyPlan, entries },
      people: [...base.people, ...people],
      organisations: [calderPolice],
      papers,
      notes,
      actions,
      withdrawnItems: [{ id: idOf('gone'), label: '9', title: secret(), restrictedReason: 'FOI Act s31' }],
      draftIssues: [
        {
          ...{ number: 1, at: '2023-10-12T09:00:00Z', author: 'Clerk', answersBy: null, isAsItStands: true },
          recipients: [secret()],
        },
      ],
      notesAccepted: [{ date: '2023-07-10', corrections: [correction()] }],
    },
  };
}
