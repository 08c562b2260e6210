import { considerPrompt, consideredPrompts, similarSection } from '../services/equality.ts';
import { copySection, lastTimeOf } from '../services/last-time.ts';
import { findingsOfMeeting } from '../services/findings.ts';
import { createPaper, setPaperPlanEntries, takePaperStep } from '../services/papers.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function papersApi(program: Program) {
  const { papers } = operations;
  return {
    create: papers.create.handler(({ input }) => createPaper(program, input.agendaItemId)),
    takeStep: papers.takeStep.handler(({ input }) => takePaperStep(program, input)),
    lastTime: papers.lastTime.handler(({ input }) => lastTimeOf(program, input.id)),
    copySection: papers.copySection.handler(({ input }) => copySection(program, input)),
    prompts: papers.prompts.handler(({ input }) => consideredPrompts(program, input.id)),
    considerPrompt: papers.considerPrompt.handler(({ input }) => considerPrompt(program, input)),
    similarSection: papers.similarSection.handler(({ input }) => similarSection(program, input.sectionId)),
    findings: papers.findings.handler(({ input }) => findingsOfMeeting(program, input)),
    setPlanEntries: papers.setPlanEntries.handler(({ input }) => setPaperPlanEntries(program, input)),
  };
}
