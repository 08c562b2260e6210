// XML that is written as text: a tree of docx's own components for every paragraph and run of long notes takes several
// times as long, and as much again to turn into text.

/** XML as it stands in the file. */
export type Xml = string;

/** Text as it stands in XML, between tags or between quotation marks. */
export function escapeXml(text: string): Xml {
  return special.test(text) ? text.replace(specials, (character) => escapes[character] ?? character) : text;
}

const special = /[&<>"]/;
const specials = /[&<>"]/g;
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** An element of Word that says all in `w:val`. */
export function valueXml(name: string, value: string | number): Xml {
  return `<${name} w:val="${typeof value === 'number' ? value : escapeXml(value)}"/>`;
}
