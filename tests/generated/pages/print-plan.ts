import { openPreview } from '../../../renderer/features/issue/preview/open-preview.ts';
import type { HouseStyleOnPage } from '../../../shared/contract/template-on-page.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';

// The pages of a plan as the Issue screen has them, for the printer: nothing else is on this page.

const preview = openPreview(
  document.body.appendChild(document.createElement('div')),
  document.body.appendChild(document.createElement('div')),
  () => undefined,
);

Object.assign(window, {
  showPlan: (plan: WordPlan, houseStyle: HouseStyleOnPage) => preview.show(plan, houseStyle),
});
