import type { TemplateProblemCode } from '../../../../shared/contract/template-reading.ts';

/** Why a Word template was not taken. `detail` is for the log, never for the screen. */
export class TemplateNotRead extends Error {
  readonly code: TemplateProblemCode;
  readonly detail: string;

  constructor(code: TemplateProblemCode, detail = '') {
    super(`template not read: ${code}`);
    this.name = 'TemplateNotRead';
    this.code = code;
    this.detail = detail;
  }
}
