import {
  ArrowDown,
  ArrowUp,
  FilePlus2,
  IndentDecrease,
  IndentIncrease,
  LockKeyhole,
  Trash2,
} from 'lucide-react';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import { hrefFromTyped } from '../../../shared/document/safe-href.ts';
import { agendaItemKinds, takesCoverPaper } from '../../../shared/domain/agenda.ts';
import type { NamedSitting } from '../../../shared/domain/neighbours.ts';
import { agendaItemKindNames } from '../../../shared/wording/names.ts';
import { wordNamedSitting, wordNamedSittingInFile } from '../../../shared/wording/word-named-sitting.ts';
import { hrefTo, libraryPath, paperPath } from '../../app/routes.ts';
import { RestrictedChip } from '../../editor/restricted-line.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { MattersArisingSum } from '../actions/index.ts';
import { ComingTopics, TopicOfItem } from '../forward-plan/index.ts';
import { PreviousNotes } from '../sign-off/index.ts';
import styles from './agenda.module.css';
import { canStep } from './agenda-targets.ts';
import type { Agenda } from './use-agenda.ts';
import { useItemField } from './use-item-field.ts';

export type ItemPanelProps = {
  readonly agenda: Agenda;
  readonly item: AgendaItem;
  readonly meeting: Meeting | undefined;
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly isReadOnly: boolean;
  /** The other meeting that the item names by itself. */
  readonly named: NamedSitting | null;
  /** Why the item that it is under is not for the public; null: that one is, or there is none. */
  readonly restrictedAbove: string | null;
  readonly onMoveTo: () => void;
  readonly onRestrict: () => void;
  /** Begins the item’s cover paper. */
  readonly onPaper: () => void;
  readonly onRemove: () => void;
};

const longestDay = 1440;

/** The chosen item in full. Every field saves itself. */
export function ItemPanel({
  agenda,
  item,
  meeting,
  people,
  organisations,
  isReadOnly,
  named,
  restrictedAbove,
  onMoveTo,
  onRestrict,
  onPaper,
  onRemove,
}: ItemPanelProps) {
  const items = agenda.items ?? [];
  const isSub = item.parentId !== null;
  const title = useItemField(agenda, item, 'title');
  const reportTitle = useItemField(agenda, item, 'reportTitle', (text) => (text.trim() === '' ? null : text));
  const reportHref = useItemField(agenda, item, 'reportHref', (text) =>
    text.trim() === '' ? null : (hrefFromTyped(text) ?? text),
  );
  const chairNotes = useItemField(agenda, item, 'chairNotes');
  const label = agenda.numbers.get(item.id)?.label ?? '';
  return (
    <>
      <div className={styles.panelHead}>
        <h2>Item {label}</h2>
        {item.paper ? (
          <ButtonLink variant="quiet" href={hrefTo(paperPath(item.meetingId, item.paper.documentId))}>
            Open the cover paper
          </ButtonLink>
        ) : takesCoverPaper(item.kind) && !isReadOnly ? (
          <Button variant="quiet" icon={FilePlus2} onPress={onPaper}>
            Begin the cover paper
          </Button>
        ) : null}
      </div>
      <div className={styles.fields}>
        {item.issued?.isLate === true ? (
          <p className={styles.hint}>
            Item {label} was added after the agenda was issued, so it has the next free number wherever it
            stands.
          </p>
        ) : null}
        <TextField
          label="Title"
          isRequired
          isReadOnly={isReadOnly}
          value={title.text}
          errorMessage={title.problem}
          onChange={title.onChange}
          onBlur={title.commit}
        />
        <Select
          label="Kind"
          isDisabled={isReadOnly}
          options={agendaItemKinds.map((kind) => ({ id: kind, label: agendaItemKindNames[kind] }))}
          value={item.kind}
          onChange={(kind) => agenda.change(item.id, { kind })}
        />
        {named === null ? null : (
          <p className={styles.hint}>
            {wordNamedSittingInFile(named) ?? wordNamedSitting(named)}. This follows the dates of the body’s
            meetings.
          </p>
        )}
        <ComboBox
          label="Lead"
          isReadOnly={isReadOnly}
          options={people
            .filter((person) => person.isCurrent || person.id === item.leadId)
            .map((person) => ({
              id: person.id,
              label: person.name,
              ...(person.post === null ? {} : { hint: person.post }),
            }))}
          value={item.leadId}
          onChange={(leadId) => agenda.change(item.id, { leadId })}
        />
        <ComboBox
          label={takesCoverPaper(item.kind) ? 'Report produced by' : 'Organisation'}
          isReadOnly={isReadOnly}
          options={organisations.map((organisation) => ({ id: organisation.id, label: organisation.name }))}
          value={item.organisationId}
          onChange={(organisationId) => agenda.change(item.id, { organisationId })}
        />
        {people.length === 0 || organisations.length === 0 ? (
          <p className={styles.hint}>
            People and organisations are added in the <a href={hrefTo(`${libraryPath}/people`)}>library</a>.
          </p>
        ) : null}
        {item.topicId !== null && meeting ? <TopicOfItem topicId={item.topicId} meeting={meeting} /> : null}
        {item.kind === 'previous-notes' && meeting ? (
          <>
            <PreviousNotes meeting={meeting} />
            <MattersArisingSum meeting={meeting} />
          </>
        ) : null}
        {item.kind === 'future-items' && meeting ? <ComingTopics meeting={meeting} /> : null}
        <NumberField
          label="Minutes"
          isReadOnly={isReadOnly}
          value={item.minutes}
          largest={longestDay}
          onChange={(minutes) => agenda.change(item.id, { minutes })}
        />
        <TextField
          label="Title of the report"
          isReadOnly={isReadOnly}
          value={reportTitle.text}
          errorMessage={reportTitle.problem}
          onChange={reportTitle.onChange}
          onBlur={reportTitle.commit}
        />
        <TextField
          label="Link to the report"
          type="url"
          inputMode="url"
          placeholder="https://"
          isReadOnly={isReadOnly}
          value={reportHref.text}
          errorMessage={reportHref.problem}
          onChange={reportHref.onChange}
          onBlur={reportHref.commit}
        />
        <div className={styles.restriction} role="group" aria-label="For the public">
          {item.restrictedReason === null ? null : (
            <p>
              <RestrictedChip /> {item.restrictedReason}
            </p>
          )}
          {restrictedAbove === null ? null : (
            <p className={styles.hint}>
              The item that it is under is restricted: {restrictedAbove}. So is this one.
            </p>
          )}
          {isReadOnly ? null : (
            <Button icon={LockKeyhole} onPress={onRestrict}>
              {item.restrictedReason === null ? 'Restrict the item…' : 'Change the restriction…'}
            </Button>
          )}
          <p className={styles.hint}>
            Of a restricted item the public files have its number and the reason: no title, paper, notes or
            action.
          </p>
        </div>
        <TextArea
          label="Notes for the chair"
          description="Never exported"
          isReadOnly={isReadOnly}
          value={chairNotes.text}
          errorMessage={chairNotes.problem}
          onChange={chairNotes.onChange}
          onBlur={chairNotes.commit}
        />
        {isReadOnly ? null : (
          <div className={styles.deeds} role="group" aria-label="Move or delete the item">
            <Button
              icon={ArrowUp}
              isDisabled={!canStep(items, item.id, 'up')}
              onPress={() => agenda.step(item.id, 'up')}
            >
              Move up
            </Button>
            <Button
              icon={ArrowDown}
              isDisabled={!canStep(items, item.id, 'down')}
              onPress={() => agenda.step(item.id, 'down')}
            >
              Move down
            </Button>
            <Button onPress={onMoveTo}>To…</Button>
            {isSub ? (
              <Button icon={IndentDecrease} onPress={() => agenda.step(item.id, 'outdent')}>
                Make it an item
              </Button>
            ) : (
              <Button
                icon={IndentIncrease}
                isDisabled={!canStep(items, item.id, 'indent')}
                onPress={() => agenda.step(item.id, 'indent')}
              >
                Make it a sub-item
              </Button>
            )}
            <Button icon={Trash2} onPress={onRemove}>
              Delete
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
