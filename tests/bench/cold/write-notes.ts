// One cold process from the notes of a meeting to a .docx on disk:
// write-notes FACTS.json HOUSE-STYLE.json OUT.docx [as-it-goes-out]
import { enableCompileCache } from 'node:module';
import type { OpenedPackage } from '../../../electron/core/word/check/open-package.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';

// Imported, it brings its streams along, which nothing here needs.
const { readFileSync, writeFileSync } = process.getBuiltinModule('node:fs');
// As the program's own entry points do.
enableCompileCache(import.meta.dirname);
const [{ planNotes }, { planToDocx }, { openPackage }, { differenceFromPlan }] = await Promise.all([
  import('../../../shared/word-plan/plan-notes.ts'),
  import('../../../electron/core/word/plan-to-docx.ts'),
  import('../../../electron/core/word/check/open-package.ts'),
  import('../../../electron/core/word/read-back.ts'),
]);

const [factsFile = '', houseStyle = '', out = '', how = ''] = process.argv.slice(2);
type HouseStyleFile = Omit<HouseStyle, 'id' | 'origin' | 'template'>;
const facts = JSON.parse(readFileSync(factsFile, 'utf8')) as MeetingFacts;
const plan = planNotes(facts);
const look = JSON.parse(readFileSync(houseStyle, 'utf8')) as HouseStyleFile;
const file = planToDocx(plan, { ...look, id: 'flowing', origin: 'built-in', template: null });
// The program's thread opens a file once, too.
const opened = openPackage(file);
if (opened === null) throw new Error('the file cannot be opened');
const difference = differenceFromPlan(opened, plan);
if (difference !== null) throw new Error(difference);
if (how === 'as-it-goes-out') await check(opened, plan);
writeFileSync(out, file);

async function check(written: OpenedPackage, of: WordPlan): Promise<void> {
  const [{ findLeaks }, { checkAccessibility }, { leakTestOf }, { mustNotLeave }] = await Promise.all([
    import('../../../electron/core/word/check/find-leaks.ts'),
    import('../../../electron/core/word/check/check-accessibility.ts'),
    import('../../../shared/word-plan/leak-test.ts'),
    import('../../../shared/word-plan/must-not-leave.ts'),
  ]);
  const { withheld, rest } = mustNotLeave(facts);
  const withoutWithheld = { name: '', plan: planNotes(rest) };
  const leaks = findLeaks(written, leakTestOf({ name: '', plan: of }, withoutWithheld, withheld));
  if (leaks.length > 0) throw new Error(JSON.stringify(leaks));
  checkAccessibility(written);
}
