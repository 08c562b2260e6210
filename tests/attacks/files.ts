import { aTemplateWithHeader, stylesPart } from '../support/builders/a-word-template.ts';
import { vectorsFor } from './vectors.ts';

// Files that somebody sent.

export const fileDoors = { meeting: 41, plan: 42, template: 43 } as const;

/** A meeting file that could be the sample, with a text in the place of every title, name and word of its own. */
export function hostileMeetingFile(count: number, date: string): string {
  const texts = vectorsFor(fileDoors.meeting, count);
  // A link to anything but a page, a mail address or a telephone has the whole file refused.
  const at = (index: number): string => (texts[index % texts.length] ?? '').replaceAll('](', '] (');
  const line = (index: number): string => at(index).replace(/\s+/g, ' ').slice(0, 190);
  return JSON.stringify({
    ...{ format: 'secretariat-meeting', version: 1, meeting: { date, place: line(0) } },
    body: { name: line(1), openingItems: [], closingItems: [] },
    organisations: texts.map((_, index) => ({ name: `${line(index)} ${index}` })),
    people: texts.map((_, index) => ({ name: `${line(index)} ${index}`, post: line(index) })),
    agenda: texts.map((text, index) => ({
      kind: index % 20 === 0 ? 'report' : 'other',
      title: line(index),
      report: { title: line(index), href: 'https://example.org/' },
      notes: `${line(index)}\n\n- ${line(index)}\n\n${text.includes('\t') ? '' : at(index)}`,
      ...(index % 20 === 0
        ? {
            paper: {
              sections: [{ heading: line(index), content: `[${line(index)}](https://example.org/)` }],
            },
          }
        : {}),
    })),
  });
}

/** Plans as a table and as JSON, each with a text for every title. */
export function hostilePlanFiles(
  count: number,
): readonly { readonly name: string; readonly content: string }[] {
  const texts = vectorsFor(fileDoors.plan, Math.min(count, 190)).map((text) => text.replace(/\s+/g, ' '));
  const quoted = texts.map((text) => `priority,"${text.replaceAll('"', '""')}",`);
  const frame = { format: 'secretariat-plan', version: 1, startsOn: '2024-04-01', endsOn: '2028-03-31' };
  return [
    { name: '<img src=x onerror=canary(42998)>.csv', content: `kind,title,link\n${quoted.join('\n')}\n` },
    {
      name: '<img src=x onerror=canary(42999)>.json',
      content: JSON.stringify({
        ...frame,
        name: texts[0],
        entries: texts.map((title) => ({ kind: 'priority', title })),
      }),
    },
  ];
}

/** A Word template whose styles, head and relations are texts of ours, as far as XML can hold them. */
export function hostileTemplate(count: number): Uint8Array {
  const texts = vectorsFor(fileDoors.template, count).map(forXml);
  const styles = texts.map(
    (text, index) => `<w:style w:type="paragraph" w:styleId="s${index}"><w:name w:val="${text}"/></w:style>`,
  );
  const furniture = texts.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`);
  const field = '<w:p><w:r><w:instrText>INCLUDEPICTURE "https://out.invalid/43998"</w:instrText></w:r></w:p>';
  return aTemplateWithHeader(
    `${furniture.join('')}${field}`,
    { 'word/styles.xml': stylesPart(styles.join('')) },
    [
      ['rId1', 'image', 'https://out.invalid/43999', true],
      ['rId2', 'hyperlink', 'javascript:canary(43997)', true],
    ],
  );
}

function forXml(text: string): string {
  return text
    .replace(/[\u0000-\u001f\ufffe\uffff]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');
}
