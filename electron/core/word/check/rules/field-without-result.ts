import { finding, type FileRule } from '../finished-file.ts';

/** A field that Word has to be asked to fill in shows nothing until then, and prints nothing. */
export const fieldWithoutResult: FileRule = ({ fields }) =>
  fields
    .filter(({ code, result }) => result.trim() === '' && !filledByItself.test(code))
    .map((field) => finding('field-without-result', field));

/** What Word works out for each page as it shows it, and what shows nothing by design. */
const filledByItself = /^\s*(PAGE|NUMPAGES|SECTIONPAGES|SECTION|STYLEREF|TC|XE|SET)\b/;
