import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactNode } from 'react';
import type { TemplateView } from '../../../shared/contract/entities/own-house-styles.ts';
import type { TemplateChoices } from '../../../shared/contract/template-reading.ts';
import type { Manner } from '../../../shared/domain/manner.ts';
import type { ParagraphRole } from '../../../shared/domain/word-roles.ts';
import { headingLevels, stylesForRole } from '../../../shared/word-plan/guess-roles.ts';
import {
  builtInFor,
  houseStyleOfTemplate,
  lookOfRole,
} from '../../../shared/word-plan/house-style-of-template.ts';
import { sampleInManner } from '../../../shared/word-plan/sample-in-manner.ts';
import { roleGroups } from '../../../shared/wording/role-names.ts';
import { wordTemplateNote } from '../../../shared/wording/word-template.ts';
import type { FormProblems } from '../../app/field-problems.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { operations } from '../../platform/client.ts';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './house-styles.module.css';
import { MannerFields } from './manner-fields.tsx';
import { isMade, optionsOf, RoleRow } from './role-row.tsx';
import { SamplePage } from './sample-page.tsx';
import { TemplatePictureView } from './template-picture-view.tsx';

type Fields = { readonly name: string; readonly choices: TemplateChoices };

export type TemplateMappingProps = Fields & {
  readonly view: TemplateView;
  readonly problems: FormProblems;
  /** The same function at every drawing, so that a row that did not change is not drawn again. */
  readonly onChange: (change: (before: Fields) => Partial<Fields>) => void;
};

/** What was read of a template, which of its styles is meant for what, and a page as it would look. */
export function TemplateMapping({
  view,
  name,
  choices,
  problems,
  onChange,
}: TemplateMappingProps): ReactNode {
  const { data: builtIn, error } = useQuery(
    // The fields stay while another is read.
    operations.houseStyles.get.queryOptions({
      input: { id: builtInFor(choices.manner) },
      placeholderData: keepPreviousData,
    }),
  );
  const headings = useMemo(() => optionsOf(stylesForRole('title', view.styles)), [view]);
  const others = useMemo(() => optionsOf(stylesForRole('paragraph', view.styles)), [view]);
  const tables = useMemo(() => optionsOf(view.styles.filter(({ kind }) => kind === 'table')), [view]);
  const houseStyle = useMemo(() => {
    if (!builtIn) return null;
    const { id: _id, origin: _origin, template: _template, ...base } = builtIn;
    return houseStyleOfTemplate(base.name, view, choices, base);
  }, [builtIn, view, choices]);
  const chooseStyle = useCallback(
    (role: ParagraphRole, style: string | null) =>
      onChange((before) => ({
        choices: { ...before.choices, roles: { ...before.choices.roles, [role]: style } },
      })),
    [onChange],
  );
  const changeManner = useCallback(
    (by: (before: Manner) => Manner) =>
      onChange((before) => ({ choices: { ...before.choices, manner: by(before.choices.manner) } })),
    [onChange],
  );
  if (!houseStyle) {
    return error ? <ProblemNotice error={error} /> : <Loading label="Reading the built-in house style…" />;
  }
  return (
    <div className={styles.mapping}>
      <div className={styles.choices}>
        {problems.other === null ? null : (
          <Notice tone="over" role="alert" title="This is not saved.">
            <p>{problems.other}</p>
          </Notice>
        )}
        <TextField
          label="Name of the house style"
          isRequired
          autoFocus
          value={name}
          errorMessage={problems.fields['name'] ?? null}
          onChange={(changed) => onChange(() => ({ name: changed }))}
        />
        {view.notes.length === 0 ? null : (
          <Notice tone="due" title="What is not as in the template">
            <ul className={styles.notes}>
              {view.notes.map((note) => (
                <li key={note.code}>{wordTemplateNote(note)}</li>
              ))}
            </ul>
          </Notice>
        )}
        {view.pictures.map((picture) => (
          <div key={picture.name} className={styles.picture}>
            <TemplatePictureView picture={picture} content={view.pictureContents[picture.name] ?? ''} />
            <TextField
              label={`What ${picture.name.replace(/\..*/, '').replace('-', ' ')} shows`}
              description="A screen reader reads it out. Where nothing is said, it says “Logo”."
              value={choices.alternativeTexts[picture.name] ?? (picture.alternativeText || 'Logo')}
              onChange={(text) =>
                onChange((before) => ({
                  choices: {
                    ...before.choices,
                    alternativeTexts: { ...before.choices.alternativeTexts, [picture.name]: text },
                  },
                }))
              }
            />
          </div>
        ))}
        <MannerFields manner={choices.manner} problems={problems.fields} onChange={changeManner} />
        {roleGroups.map((group) => (
          <fieldset key={group.name} className={styles.group}>
            <legend>{group.name}</legend>
            {group.roles.map((role) => (
              <RoleRow
                key={role}
                role={role}
                options={headingLevels[role] === undefined ? others : headings}
                value={choices.roles[role]}
                look={lookOfRole(role, houseStyle, view)}
                sample={sampleInManner(role, choices.manner)}
                onChoose={chooseStyle}
              />
            ))}
            {group.roles.includes('table-text') ? (
              <Select
                label="Lines and colour of tables"
                options={tables}
                value={choices.tableStyle ?? isMade}
                onChange={(id) =>
                  onChange((before) => ({
                    choices: { ...before.choices, tableStyle: id === isMade ? null : id },
                  }))
                }
              />
            ) : null}
          </fieldset>
        ))}
      </div>
      <SamplePage view={view} houseStyle={houseStyle} />
    </div>
  );
}
