// Contrast as WCAG 2.2 counts it (1.4.3): what public bodies publish has to have at least 4.5:1.

const leastContrast = 4.5;

/** The contrast of two colours, as RRGGBB. */
function contrastOf(colour: string, background: string): number {
  const [lighter = 0, darker = 0] = [luminance(colour), luminance(background)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour itself where it can be read on the background, else the nearest of its hue that can. */
export function readableColour(colour: string, background: string): string {
  if (contrastOf(colour, background) >= leastContrast) return colour;
  const target = contrastOf('000000', background) >= contrastOf('FFFFFF', background) ? 0 : 255;
  for (let share = 0.05; share < 1; share += 0.05) {
    const nearer = channelsOf(colour)
      .map((channel) => Math.round(channel + (target - channel) * share))
      .map((channel) => channel.toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase();
    if (contrastOf(nearer, background) >= leastContrast) return nearer;
  }
  return target === 0 ? '000000' : 'FFFFFF';
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: string): readonly number[] {
  return [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
