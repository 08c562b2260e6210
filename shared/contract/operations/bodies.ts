import { z } from 'zod';
import { usualExportPolicy } from '../../domain/markings.ts';
import { body, datePattern, exportPolicy, standingItem, templateSection } from '../entities/bodies.ts';
import { houseStyleId, usualHouseStyle } from '../house-style.ts';
import { line } from '../text-fields.ts';
import { onRevision, operation } from './operation.ts';

const bodyFields = {
  name: line(200),
  openingItems: z.array(standingItem).max(50),
  closingItems: z.array(standingItem).max(50),
  template: z.array(templateSection).min(1).max(30),
  datePattern: datePattern.nullable(),
  exportPolicy,
  houseStyle: houseStyleId,
};

export const bodiesOperations = {
  list: operation.output(z.array(body)),
  create: operation
    .input(
      z.object({
        ...bodyFields,
        template: bodyFields.template.optional(),
        datePattern: bodyFields.datePattern.default(null),
        exportPolicy: exportPolicy.default(usualExportPolicy),
        houseStyle: bodyFields.houseStyle.default(usualHouseStyle),
      }),
    )
    .output(body),
  /** A house style that cannot be used is refused with `house-style-faulty`, unless the body has it already. */
  update: operation.input(z.object({ ...onRevision, ...bodyFields })).output(body),
};
