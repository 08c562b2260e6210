import type { ReactNode } from 'react';
import type { TemplateView } from '../../../shared/contract/entities/own-house-styles.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import type { ParagraphRole } from '../../../shared/domain/word-roles.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { sampleInManner } from '../../../shared/word-plan/sample-in-manner.ts';
import { lookOfRole } from '../../../shared/word-plan/house-style-of-template.ts';
import { roleWords } from '../../../shared/wording/role-names.ts';
import styles from './house-styles.module.css';
import { styleOfLook } from './style-of-look.ts';
import { TemplatePictureView } from './template-picture-view.tsx';

/** In pixels: a page of A4 is then seen whole on a laptop. */
const across = 350;

/** In the order of a page of notes, with a line of each sort. */
const above: readonly ParagraphRole[] = ['title', 'meeting-detail', 'attendance-heading', 'attendance-line'];
const ofItem: readonly ParagraphRole[] = [
  'item-heading',
  'report-link',
  'paragraph',
  'subheading',
  'question',
  'answer',
  'bullet',
  'decision',
  'action-heading',
  'action',
];

/** A page of notes in a house style, smaller than its paper. It is a likeness: Word breaks lines in its own way. */
export function SamplePage({
  view,
  houseStyle,
}: {
  readonly view: TemplateView;
  readonly houseStyle: Omit<HouseStyle, 'id' | 'origin' | 'template'>;
}): ReactNode {
  const { widthMm, heightMm, marginMm } = view.page;
  const perMillimetre = across / widthMm;
  const scale = perMillimetre / (96 / 25.4);
  const lookOf = (role: ParagraphRole) => styleOfLook(lookOfRole(role, houseStyle, view), scale);
  const furnitureAt = (place: 'header' | 'footer') =>
    view.furniture.find(
      (each) => each.place === `${place}-${view.isFirstPageDifferent ? 'first' : 'default'}`,
    );
  const furniture = (place: 'header' | 'footer'): ReactNode => {
    const part = furnitureAt(place);
    return (
      <div style={{ ...lookOf('table-text'), margin: 0 }}>
        {part?.pictures.map((name) => {
          const picture = view.pictures.find((each) => each.name === name);
          return picture ? (
            <TemplatePictureView key={name} picture={picture} content={view.pictureContents[name] ?? ''} />
          ) : null;
        })}
        {part?.text.split('\n').map((line, index) => (
          <div key={`${index} ${line}`}>{line}</div>
        ))}
      </div>
    );
  };
  const { manner } = houseStyle;
  const lines = (roles: readonly ParagraphRole[], without = ''): ReactNode =>
    roles.map((role) => (
      <p key={role} style={lookOf(role)}>
        {sampleInManner(role, manner).replace(role === 'item-heading' ? without : '', '')}
      </p>
    ));
  const cell = (role: ParagraphRole, content: ReactNode, width?: string): ReactNode => (
    <td
      style={{
        ...lookOf(role),
        ...(width === undefined ? {} : { width }),
        borderColor: `#${houseStyle.table.borderColour}`,
        ...(role === 'table-heading' ? { backgroundColor: `#${houseStyle.table.headerShading}` } : {}),
      }}
    >
      {content}
    </td>
  );
  const pad = (millimetres: number): string => `${millimetres * perMillimetre}px`;
  return (
    <figure className={styles.preview}>
      <figcaption>A page of notes</figcaption>
      <div
        className={styles.paper}
        aria-hidden="true"
        style={{
          width: `${across}px`,
          minHeight: `${heightMm * perMillimetre}px`,
          padding: `${pad(marginMm.header)} ${pad(marginMm.right)} ${pad(marginMm.footer)} ${pad(marginMm.left)}`,
        }}
      >
        <div style={{ minHeight: pad(Math.max(0, marginMm.top - marginMm.header)) }}>
          {furniture('header')}
        </div>
        <div className={styles.words}>
          {lines(above)}
          {manner.notes === 'flowing' ? (
            lines(ofItem)
          ) : (
            <table style={{ borderColor: `#${houseStyle.table.borderColour}` }}>
              <tbody>
                <tr>
                  {cell('table-heading', manner.phrases.itemColumn, '11%')}
                  {cell('table-heading', manner.phrases.notesColumn)}
                </tr>
                <tr>
                  {cell('item-number', '4')}
                  {cell('table-text', lines(ofItem, '4. '))}
                </tr>
              </tbody>
            </table>
          )}
          {manner.registers === 'list' ? null : (
            <table style={{ borderColor: `#${houseStyle.table.borderColour}` }}>
              <tbody>
                {(['table-heading', 'table-text'] as const).map((role) => (
                  <tr key={role}>
                    {cell(role, role === 'table-heading' ? 'Owner' : 'CC Moss')}
                    {cell(role, roleWords[role].sample)}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
        <div style={{ ...lookOf('table-text'), margin: 0 }} className={styles.foot}>
          <span>Ashby Scrutiny Board, {formatDate('2026-10-10', manner)}</span>
          <span>Page 1 of 3</span>
        </div>
        {furniture('footer')}
      </div>
    </figure>
  );
}
