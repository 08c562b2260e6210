import { useQuery } from '@tanstack/react-query';
import { Hash } from 'lucide-react';
import { useState } from 'react';
import type { Figure } from '../../../shared/contract/entities/figures.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { figureGaps, readFigure, readFigureNumber } from '../../../shared/domain/figures.ts';
import { figureGapNames } from '../../../shared/wording/names.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { oneLine } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { FigureUses } from './figure-uses.tsx';
import { LibraryPart } from './library-part.tsx';
import styles from './library.module.css';

export function FiguresPart() {
  const { data: figures, error } = useQuery(operations.figures.list.queryOptions());
  const [search, setSearch] = useState('');
  const known = figures ?? [];
  const wanted = search.trim().toLocaleLowerCase('en-GB');
  return (
    <LibraryPart
      part="figures"
      label="Figures"
      rowName="Figure"
      icon={Hash}
      emptyWords="A figure has a value, a source and the day it was true of. Papers give it, and can be updated together when it changes."
      columns={[
        { id: 'name', label: 'Name' },
        { id: 'value', label: 'Value', width: '22%', align: 'end' },
        { id: 'asAt', label: 'As at', width: '22%' },
        { id: 'gaps', label: 'Missing', width: '22%', isSecondary: true },
      ]}
      rows={figures}
      error={error}
      filter={{
        fields: (
          <div className={styles.filter}>
            <TextField label="Find a figure" type="search" value={search} onChange={setSearch} />
          </div>
        ),
        shows: ({ name, source }) => `${name}\n${source ?? ''}`.toLocaleLowerCase('en-GB').includes(wanted),
      }}
      cellsOf={(figure) => {
        const reading = readFigure(figure, known);
        return [
          reading?.text ?? '–',
          reading?.asAt ? formatDate(reading.asAt) : '–',
          figureGaps(figure, known)
            .map((gap) => figureGapNames[gap])
            .join(', '),
        ];
      }}
      fieldsOf={fieldsOf}
      create={({ name, ...fields }) => client.figures.create({ name, ...figureToStore(fields) })}
      update={({ id, revision, name, ...fields }) =>
        client.figures.update({ id, revision, name, ...figureToStore(fields) })
      }
      remove={remove}
    >
      {(fields, change, problems, row) => {
        const numbers = known.filter(({ id, value }) => value.kind === 'number' && id !== row?.id);
        const options = numbers.map(({ id, name, ...figure }) => ({
          id,
          label: name,
          hint: readFigure({ id, name, ...figure }, known)?.text ?? '',
        }));
        const preview = previewOf(fields, known);
        return (
          <>
            <Select
              label="Kind"
              options={[
                { id: 'number', label: 'Number' },
                { id: 'percentage', label: 'Percentage of two figures' },
              ]}
              value={fields.kind}
              onChange={(kind) => change({ kind })}
            />
            {fields.kind === 'number' ? (
              <>
                <TextField
                  label="Value"
                  isRequired
                  placeholder="1,284"
                  value={fields.number}
                  errorMessage={problems['value.number'] ?? null}
                  onChange={(number) => change({ number })}
                />
                <div className={styles.halves}>
                  <TextField
                    label="Before it"
                    placeholder="£"
                    value={fields.prefix}
                    errorMessage={problems['prefix'] ?? null}
                    onChange={(prefix) => change({ prefix })}
                  />
                  <TextField
                    label="After it"
                    placeholder="incidents"
                    value={fields.suffix}
                    errorMessage={problems['suffix'] ?? null}
                    onChange={(suffix) => change({ suffix })}
                  />
                </div>
              </>
            ) : (
              <>
                <ComboBox
                  label="Part"
                  isRequired
                  options={options}
                  value={fields.partId}
                  errorMessage={problems['value.partId'] ?? null}
                  onChange={(partId) => change({ partId })}
                />
                <ComboBox
                  label="Whole"
                  isRequired
                  options={options}
                  value={fields.wholeId}
                  errorMessage={problems['value.wholeId'] ?? null}
                  onChange={(wholeId) => change({ wholeId })}
                />
                <Select
                  label="Decimal places"
                  description="Half is rounded up."
                  options={decimalOptions}
                  value={fields.decimals}
                  onChange={(decimals) => change({ decimals })}
                />
              </>
            )}
            {preview === null ? null : (
              <p className={styles.note}>
                Papers will say <b>{preview}</b>
              </p>
            )}
            <TextField
              label="Source"
              description="Who counted it, and where it is published"
              value={fields.source}
              errorMessage={problems['source'] ?? null}
              onChange={(source) => change({ source })}
            />
            <DateField
              label="As at"
              value={fields.asAt}
              errorMessage={problems['asAt'] ?? null}
              onChange={(asAt) => change({ asAt })}
            />
            {row ? <FigureUses id={row.id} /> : null}
          </>
        );
      }}
    </LibraryPart>
  );
}

/** The id of no figure, so that a choice that was not made is refused by the rule that says so. */
const nothing = '00000000-0000-0000-0000-000000000000';

const decimalOptions = [
  { id: '0', label: 'None (42%)' },
  { id: '1', label: 'One (42.1%)' },
  { id: '2', label: 'Two (42.11%)' },
] as const;

type FigureDraft = {
  readonly kind: 'number' | 'percentage';
  readonly number: string;
  readonly partId: string | null;
  readonly wholeId: string | null;
  readonly decimals: '0' | '1' | '2';
  readonly prefix: string;
  readonly suffix: string;
  readonly source: string;
  readonly asAt: string;
};

function fieldsOf(figure: Figure | null): FigureDraft {
  const value = figure?.value;
  const percentage = value?.kind === 'percentage' ? value : null;
  return {
    kind: value?.kind ?? 'number',
    number: value?.kind === 'number' ? value.number : '',
    partId: percentage?.partId ?? null,
    wholeId: percentage?.wholeId ?? null,
    decimals: decimalOptions.find(({ id }) => id === String(percentage?.decimals))?.id ?? '1',
    prefix: figure?.prefix ?? '',
    suffix: figure?.suffix ?? '',
    source: figure?.source ?? '',
    asAt: figure?.asAt ?? '',
  };
}

function figureToStore({ kind, number, partId, wholeId, decimals, asAt, ...texts }: FigureDraft) {
  return {
    ...texts,
    asAt: asAt === '' ? null : asAt,
    value:
      kind === 'number'
        ? { kind, number }
        : { kind, partId: partId ?? nothing, wholeId: wholeId ?? nothing, decimals: Number(decimals) },
  };
}

/** How the figure will read, as far as that is known already. */
function previewOf(draft: FigureDraft, figures: readonly Figure[]): string | null {
  const { value, prefix, suffix } = figureToStore(draft);
  const number = value.kind === 'number' ? readFigureNumber(value.number) : null;
  if (value.kind === 'number' && number === null) return null;
  const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const figure = {
    id: '',
    name: '',
    source: null,
    asAt: null,
    value: value.kind === 'number' ? { kind: value.kind, number: number ?? '' } : value,
    prefix: given(prefix),
    suffix: given(suffix),
  };
  return readFigure(figure, figures)?.text ?? null;
}

async function remove({ id, revision, name }: Figure): Promise<void> {
  await client.figures.remove({ id, revision });
  showToast({
    message: `“${name}” was removed. Papers keep what they say.`,
    action: {
      label: 'Undo',
      onAction: () =>
        void client.figures
          .restore({ id })
          .catch((error: unknown) => showToast({ tone: 'problem', message: oneLine(error) })),
    },
  });
}
