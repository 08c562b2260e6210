import type { MeetingFacts } from '../../shared/word-plan/meeting-facts.ts';
import type { Random } from '../faults/seeded-random.ts';
import { aRestrictedMeeting } from './restricted-meeting.ts';

/** Texts that a file format, a field or an eye may take for something else. */
const hostileTexts: readonly string[] = [
  'one\u0000\u0001\u0008\u000B\u000C\u001F two\uFFFE\uFFFF',
  'half a letter \uD83D, and another \uDC6E half',
  '\u202Eturned round\u202C and \u2066isolated\u2069 \u200Fmarked\u200E',
  '{ MERGEFIELD Name \\* MERGEFORMAT }',
  '{MERGEFIELD}{{PAGE}} { TOC \\o "1-3" } {letters-0} {default-bullet-numbering-0}',
  '{ HYPERLINK "file:///C:/Windows/system32" } { INCLUDETEXT "\\\\\\\\server\\\\share" } { DDEAUTO cmd }',
  '=1+1 =HYPERLINK("https://example.org") +SUM(A1:A9) -2+3 @SUM(1)',
  '<w:p><w:r><w:t>no tag</w:t></w:r></w:p> ]]> <!-- no comment --> <?no pi?>',
  '&amp; &#0; &#x1F; &lt;script&gt; &nbsp; & &&',
  '"quotes" \'and\' ‘others’ «more» `too`',
  'one\r\ntwo\rthree\u2028four\u2029five\u0085six\tseven',
  '  space   at   both   ends  ',
  'soft\u00ADhyphen no\u2011break zero\u200Bwidth joi\u200Dner \uFEFFmark',
  '👮🏽‍♀️ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 Ǆ ﷽ ẞ ﬁ Å',
  'قبل שלום بعد कखग 漢字 ไทย',
  'a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308 stacked',
  '%1. %2) $& $1 ${x} \\1 %s %n %00 ../../etc/passwd',
  'C:\\Users\\clerk\\notes.docx and \\\\server\\share\\x and /home/clerk/x',
  'javascript:alert(1) vbscript:x data:text/html,x',
  '',
  ' ',
  '\u00A0',
];

/** A meeting whose every public word is hostile, or stands beside something that is. */
export function aHostileMeeting(random: Random): MeetingFacts {
  const { facts } = aRestrictedMeeting(random);
  const longest = random.chance(0.04) ? 'x'.repeat(100_000) : null;
  let isLongSaid = false;
  return changed(facts, (text) => {
    if (!/Open /.test(text)) return text;
    if (longest !== null && !isLongSaid) {
      isLongSaid = true;
      return `${text}${longest}`;
    }
    const hostile = random.pick(hostileTexts);
    // Texts of a document are never empty; those of a store are never without a word.
    return random.chance(0.5) && hostile.trim() !== '' ? hostile : `${text} ${hostile}`;
  });
}

/** A copy with every text changed. */
function changed<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value) as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => changed(each, change)) as Value;
  if (typeof value !== 'object' || value === null || value instanceof Map) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, changed(each, change)]),
  ) as Value;
}
