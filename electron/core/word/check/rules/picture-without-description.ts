import { finding, type FileRule } from '../finished-file.ts';

/** A picture says in words what it shows, or that it is decoration (WCAG 1.1.1). */
export const pictureWithoutDescription: FileRule = ({ pictures }) =>
  pictures
    .filter(
      ({ description, isDecoration }) => !isDecoration && (description === '' || isFileName(description)),
    )
    .map((picture) => finding('picture-without-description', picture));

function isFileName(description: string): boolean {
  return (
    /^\S+\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$/i.test(description) ||
    /^(image|picture)\s*\d*$/i.test(description)
  );
}
