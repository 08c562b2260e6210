import { finding, type FileRule } from '../finished-file.ts';

/** Text stands out from its ground by 4.5 to 1, large text by 3 to 1 (WCAG 1.4.3). */
export const contrastLow: FileRule = ({ paragraphs }) => {
  // A file has a few colours and thousands of runs.
  const known = new Map<string, boolean>();
  const isFaint = (colour: string, ground: string): boolean => {
    const pair = `${colour} ${ground}`;
    const answer = known.get(pair) ?? contrast(colour, ground) < 4.5;
    known.set(pair, answer);
    return answer;
  };
  return paragraphs.flatMap((paragraph) => {
    const faint = paragraph.runs.find(
      ({ text, look }) => text.trim() !== '' && isFaint(look.colour, look.background ?? 'FFFFFF'),
    );
    return faint ? [finding('contrast-low', { ...paragraph, words: faint.text })] : [];
  });
};

/** From 1 to 21. Automatic text is black or white, whichever its ground asks for (ECMA-376 Part 1, 17.3.2.6). */
function contrast(text: string, ground: string): number {
  if (!/^[0-9A-F]{6}$/i.test(text)) return 21;
  const [lighter = 0, darker = 0] = [luminance(text), luminance(ground)].sort((one, other) => other - one);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
