import type { SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { actionsInBody } from '../../../shared/document/actions-in-body.ts';
import type { Body, BodyNode } from '../../../shared/document/body.ts';
import type { OwnerRef } from '../../../shared/domain/actions.ts';
import { formatDate, type DateManner } from '../../../shared/domain/calendar-date.ts';
import { wordOwners } from '../../../shared/wording/word-owner.ts';
import { actionsOfMeeting } from './actions.ts';
import { namesFor, recordIn } from './agreed-records.ts';
import { actionsFollowing, sectionsInRecord } from './corrected-texts.ts';
import { found, ruleViolated } from './failures.ts';
import { runCommand, type Program } from './program.ts';
import { sealCorrection, withNamesOf, type Decided } from './seal-correction.ts';
import { contentOf, soundBody, storedBody } from './stored-body.ts';

type Said = { readonly owners: readonly OwnerRef[]; readonly due: string | null };
type Correction = Decided & Said & { readonly actionId: string };

/** Puts right whose an action is and by when, in a new record. The register follows; what was sealed stays. */
export function correctAction(
  program: Program,
  { actionId, owners, due, ...decided }: Correction,
): SealedRecord {
  return runCommand(program, 'meetings.correctAction', (unit) =>
    sealCorrection(unit, decided, (meeting, content) => {
      const { read } = unit;
      const action = found(
        actionsOfMeeting(read, meeting.id).find(({ id }) => id === actionId) ?? null,
        'action',
      );
      const names = namesFor(read, meeting);
      const nameOf = new Map([...names.people, ...names.organisations].map(({ id, name }) => [id, name]));
      if (owners.some(({ id }) => !nameOf.has(id))) throw ruleViolated('owner-unknown');
      const said = { owners, due };
      // As the record has it: the register may have a date that was given later.
      const { section, body, before } = found(sectionWith(content, actionId, said), 'action');
      if (isSame(before, said)) throw ruleViolated('action-as-it-was');
      const record = recordIn(read, meeting);
      const worded = (each: Said): string =>
        wordSaid(each, (id) => nameOf.get(id) ?? '', record?.manner ?? undefined);
      const { sections } = JSON.parse(content) as { readonly sections: readonly { readonly id: string }[] };
      return {
        content: {
          sections: sections.map((each) => (each.id === section.id ? { ...each, ...section } : each)),
          ...actionsFollowing(content, body, (ownerId) => nameOf.get(ownerId) ?? null),
          ...(record?.names
            ? {
                names: withNamesOf(
                  owners.map(({ id }) => id),
                  record.names,
                  names,
                ),
              }
            : {}),
        },
        told: {
          number: action.label,
          title: action.agendaItemTitle,
          words: action.isRestricted ? null : { from: worded(before), to: worded(said) },
          isRestricted: action.isRestricted,
        },
        isOfText: false,
        payload: { actionId, owners, due },
        areas: ['documents', 'actions'],
      };
    }),
  );
}

/** The section of a record in which an action stands, with other owners and another date. */
function sectionWith(content: string, actionId: string, { owners, due }: Said) {
  for (const section of sectionsInRecord(content)) {
    const text = contentOf('notes', section);
    const before =
      text.state === 'unreadable' ? undefined : actionsInBody(text.body).find(({ id }) => id === actionId);
    if (text.state === 'unreadable' || !before) continue;
    const changed = (node: BodyNode): BodyNode =>
      node.type === 'action' && node.attrs?.id === actionId
        ? { ...node, attrs: { ...node.attrs, owners, due } }
        : { ...node, ...(node.content ? { content: node.content.map(changed) } : {}) };
    const body: Body = soundBody('notes', { ...text.body, content: text.body.content.map(changed) });
    return { section: { id: section.id, ...storedBody(body) }, body, before };
  }
  return null;
}

function isSame(one: Said, other: Said): boolean {
  const owners = (each: Said): string => each.owners.map(({ kind, id }) => `${kind} ${id}`).join();
  return one.due === other.due && owners(one) === owners(other);
}

/** "Ada Okoro and Calder Police, due 1 May 2026" */
function wordSaid({ owners, due }: Said, nameOf: (id: string) => string, manner?: DateManner): string {
  const whose = owners.length === 0 ? 'no owner' : wordOwners(owners.map(({ id }) => nameOf(id)));
  return `${whose}, ${due === null ? 'no date' : `due ${formatDate(due, manner)}`}`;
}
