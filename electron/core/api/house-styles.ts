import { allHouseStyles, requireHouseStyle } from '../services/house-styles.ts';
import {
  addHouseStyle,
  changeHouseStyle,
  lookAtTemplate,
  ownHouseStyle,
  removeHouseStyle,
  replaceTemplate,
} from '../services/own-house-styles.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function houseStylesApi(program: Program) {
  const { houseStyles } = operations;
  return {
    list: houseStyles.list.handler(() => allHouseStyles(program)),
    get: houseStyles.get.handler(({ input }) => requireHouseStyle(program, input.id)),
    readTemplate: houseStyles.readTemplate.handler(({ input }) => lookAtTemplate(input.content)),
    add: houseStyles.add.handler(({ input }) => addHouseStyle(program, input)),
    own: houseStyles.own.handler(({ input }) => ownHouseStyle(program, input.id)),
    update: houseStyles.update.handler(({ input }) => changeHouseStyle(program, input)),
    replaceTemplate: houseStyles.replaceTemplate.handler(({ input }) => replaceTemplate(program, input)),
    remove: houseStyles.remove.handler(({ input }) => removeHouseStyle(program, input.id)),
  };
}
