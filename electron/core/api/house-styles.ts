import { allHouseStyles, requireHouseStyle } from '../services/house-styles.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function houseStylesApi(program: Program) {
  const { houseStyles } = operations;
  return {
    list: houseStyles.list.handler(() => allHouseStyles(program)),
    get: houseStyles.get.handler(({ input }) => requireHouseStyle(program, input.id)),
  };
}
