import { useQuery } from '@tanstack/react-query';
import { Landmark } from 'lucide-react';
import type { CommitteeBody, StandingItem } from '../../../shared/contract/entities/bodies.ts';
import { agendaItemKinds } from '../../../shared/domain/agenda.ts';
import { builtInTemplate, type TemplateSection } from '../../../shared/domain/papers.ts';
import { usualHouseStyle } from '../../../shared/contract/house-style.ts';
import { agendaItemKindNames } from '../../../shared/wording/names.ts';
import { client, operations } from '../../platform/client.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usualExportPolicy } from '../../../shared/domain/markings.ts';
import { DatePatternFields } from './date-pattern-fields.tsx';
import { ExportPolicyFields } from './export-policy-fields.tsx';
import { LibraryPart } from './library-part.tsx';
import styles from './library.module.css';
import { OrderedRows } from './ordered-rows.tsx';
import { HouseStyleField } from './house-style-field.tsx';
import { newSectionKey } from './section-key.ts';

export function BodiesPart() {
  const { data: policy } = useQuery(operations.workspace.policy.queryOptions());
  const { data: bodies, error } = useQuery(operations.bodies.list.queryOptions());
  return (
    <LibraryPart
      part="bodies"
      label="Bodies"
      rowName="Body"
      icon={Landmark}
      emptyWords="A body is the committee or series of meetings. Its standing items and its cover paper template are set here once."
      columns={[
        { id: 'name', label: 'Name' },
        { id: 'standing', label: 'Standing items', width: '22%', align: 'end' },
        { id: 'sections', label: 'Paper sections', width: '22%', align: 'end' },
      ]}
      rows={bodies}
      error={error}
      cellsOf={(body) => [body.openingItems.length + body.closingItems.length, body.template.length]}
      fieldsOf={(body) => fieldsOf(body, policy?.houseStyle ?? usualHouseStyle)}
      create={(values) => client.bodies.create(values)}
      update={(values) => client.bodies.update(values)}
    >
      {(fields, change, problems) => (
        <>
          <DatePatternFields
            pattern={fields.datePattern}
            problems={problems}
            onChange={(datePattern) => change({ datePattern })}
          />
          <ExportPolicyFields
            policy={fields.exportPolicy}
            organisation={policy ?? null}
            problems={problems}
            onChange={(exportPolicy) => change({ exportPolicy })}
          />
          <HouseStyleField value={fields.houseStyle} onChange={(houseStyle) => change({ houseStyle })} />
          <StandingItems
            label="Standing items before the reports"
            field="openingItems"
            items={fields.openingItems}
            problems={problems}
            onChange={(openingItems) => change({ openingItems })}
          />
          <StandingItems
            label="Standing items after the reports"
            field="closingItems"
            items={fields.closingItems}
            problems={problems}
            onChange={(closingItems) => change({ closingItems })}
          />
          <OrderedRows<TemplateSection>
            label="Sections of a cover paper"
            addLabel="Add a section"
            rows={fields.template}
            blank={() => ({
              key: newSectionKey(fields.template.map((section) => section.key)),
              heading: '',
              guidance: '',
              isNumbered: true,
              isRequired: false,
              wordLimit: null,
            })}
            nameOf={(section) => section.heading}
            onChange={(template) => change({ template: [...template] })}
          >
            {(section, index, changeSection) => (
              <>
                <TextField
                  label={`Heading of section ${index + 1}`}
                  isLabelHidden
                  placeholder="Heading"
                  value={section.heading}
                  errorMessage={problems[`template.${index}.heading`] ?? null}
                  onChange={(heading) => changeSection({ heading })}
                />
                <TextArea
                  label={`Guidance for section ${index + 1}`}
                  isLabelHidden
                  rows={2}
                  value={section.guidance}
                  errorMessage={problems[`template.${index}.guidance`] ?? null}
                  onChange={(guidance) => changeSection({ guidance })}
                />
                <div className={styles.ticks}>
                  <Checkbox
                    isSelected={section.isNumbered}
                    onChange={(isNumbered) => changeSection({ isNumbered })}
                  >
                    Numbered paragraphs
                  </Checkbox>
                  <Checkbox
                    isSelected={section.isRequired}
                    onChange={(isRequired) => changeSection({ isRequired })}
                  >
                    Required
                  </Checkbox>
                </div>
                <NumberField
                  label={`Most words of section ${index + 1}`}
                  value={section.wordLimit}
                  smallest={1}
                  largest={100_000}
                  onChange={(wordLimit) => changeSection({ wordLimit })}
                />
              </>
            )}
          </OrderedRows>
          <p className={styles.note}>
            A heading may hold {'{organisation}'}, {'{plan.name}'}, {'{plan.shortName}'} and {'{plan.period}'}
            . Papers that were begun keep the sections they have; the next ones are made with these.
          </p>
        </>
      )}
    </LibraryPart>
  );
}

function fieldsOf(body: CommitteeBody | null, houseStyleOfNew: string) {
  return {
    openingItems: body?.openingItems ?? [],
    closingItems: body?.closingItems ?? [],
    template: body?.template ?? [...builtInTemplate],
    datePattern: body?.datePattern ?? null,
    exportPolicy: body?.exportPolicy ?? usualExportPolicy,
    houseStyle: body?.houseStyle ?? houseStyleOfNew,
  };
}

type StandingItemsProps = {
  readonly label: string;
  readonly field: 'openingItems' | 'closingItems';
  readonly items: readonly StandingItem[];
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (items: StandingItem[]) => void;
};

const longestDay = 1440;

function StandingItems({ label, field, items, problems, onChange }: StandingItemsProps) {
  return (
    <OrderedRows<StandingItem>
      label={label}
      addLabel="Add a standing item"
      rows={items}
      blank={() => ({ kind: 'other', title: '', minutes: null })}
      nameOf={(item) => item.title}
      onChange={(next) => onChange([...next])}
    >
      {(item, index, change) => (
        <>
          <TextField
            label={`Title of item ${index + 1}`}
            isLabelHidden
            placeholder="Title"
            value={item.title}
            errorMessage={problems[`${field}.${index}.title`] ?? null}
            onChange={(title) => change({ title })}
          />
          <div className={styles.pair}>
            <Select
              label={`Kind of item ${index + 1}`}
              isLabelHidden
              options={agendaItemKinds.map((kind) => ({ id: kind, label: agendaItemKindNames[kind] }))}
              value={item.kind}
              onChange={(kind) => change({ kind })}
            />
            <NumberField
              label={`Minutes of item ${index + 1}`}
              value={item.minutes}
              largest={longestDay}
              onChange={(minutes) => change({ minutes })}
            />
          </div>
        </>
      )}
    </OrderedRows>
  );
}
