import type { PictureInLine, TemplateOnPage } from '../../../../shared/contract/template-on-page.ts';

// Pictures of heads and feet. The policy of the page lets no image in but its own, so their bytes are drawn on canvases;
// they come with the house style and lead nowhere.

export type Pictures = {
  /** Takes the pictures of a house style; those that are known already are not read again. */
  readonly know: (pictures: TemplateOnPage['pictures']) => void;
  /** Draws the pictures within an element, now or as soon as they are read. `scale`: dots to a pixel of the page. */
  readonly paint: (within: HTMLElement, scale: number) => void;
  readonly close: () => void;
};

const pixelsPerPoint = 96 / 72;

type Read = { readonly base64: string; image: ImageBitmap | 'being-read' | 'not-drawable' };

export function openPictures(): Pictures {
  let read = new Map<string, Read>();
  const waiting = new Set<{ readonly canvas: HTMLCanvasElement; readonly scale: number }>();

  const paintOne = (canvas: HTMLCanvasElement, scale: number): void => {
    const image = read.get(canvas.dataset.picture ?? '')?.image ?? 'not-drawable';
    if (image === 'being-read') waiting.add({ canvas, scale });
    else paintOn(canvas, image === 'not-drawable' ? null : image, scale);
  };
  const paintWaiting = (): void => {
    const all = [...waiting];
    waiting.clear();
    for (const { canvas, scale } of all) paintOne(canvas, scale);
  };
  const forget = (gone: Iterable<Read>): void => {
    for (const { image } of gone) if (typeof image === 'object') image.close();
  };

  return {
    know: (pictures) => {
      const before = read;
      read = new Map(
        pictures.map(({ name, base64, mediaType }) => {
          const known = before.get(name);
          if (known?.base64 === base64) return [name, known];
          const taken: Read = { base64, image: 'being-read' };
          void readImage(base64, mediaType).then((image) => {
            taken.image = image ?? 'not-drawable';
            paintWaiting();
          });
          return [name, taken];
        }),
      );
      const kept = new Set(read.values());
      forget([...before.values()].filter((each) => !kept.has(each)));
    },
    paint: (within, scale) => {
      for (const canvas of within.querySelectorAll<HTMLCanvasElement>('canvas[data-picture]'))
        paintOne(canvas, scale);
    },
    close: () => {
      waiting.clear();
      forget(read.values());
      read = new Map();
    },
  };
}

/** null where a browser draws no picture of that kind, as no EMF; Word does. */
async function readImage(base64: string, mediaType: string): Promise<ImageBitmap | null> {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return await createImageBitmap(new Blob([bytes], { type: mediaType }));
  } catch {
    return null;
  }
}

/** The place of a picture, with the words that it has for who does not see it. */
export function drawPicture({ name, widthPt, heightPt, alternativeText, crop }: PictureInLine): HTMLElement {
  const canvas = document.createElement('canvas');
  canvas.dataset.picture = name;
  canvas.dataset.crop = JSON.stringify(crop);
  canvas.style.width = `${widthPt * pixelsPerPoint}px`;
  canvas.style.height = `${heightPt * pixelsPerPoint}px`;
  if (alternativeText === '') canvas.ariaHidden = 'true';
  else {
    canvas.role = 'img';
    canvas.ariaLabel = alternativeText;
  }
  return canvas;
}

function paintOn(canvas: HTMLCanvasElement, image: ImageBitmap | null, scale: number): void {
  const [width, height] = [Number.parseFloat(canvas.style.width), Number.parseFloat(canvas.style.height)];
  canvas.width = Math.max(1, Math.min(largestSide, Math.round(width * scale)));
  canvas.height = Math.max(1, Math.min(largestSide, Math.round(height * scale)));
  const context = canvas.getContext('2d');
  if (!context) return;
  if (image) {
    const { left, top, right, bottom } = JSON.parse(canvas.dataset.crop ?? '{}') as PictureInLine['crop'];
    context.drawImage(
      image,
      left * image.width,
      top * image.height,
      Math.max(1, (1 - left - right) * image.width),
      Math.max(1, (1 - top - bottom) * image.height),
      ...([0, 0, canvas.width, canvas.height] as const),
    );
    return;
  }
  context.scale(scale, scale);
  context.strokeStyle = '#767676';
  context.strokeRect(0.5, 0.5, width - 1, height - 1);
  context.fillStyle = '#000000';
  context.font = '12px sans-serif';
  context.fillText(canvas.ariaLabel ?? '', 4, Math.min(16, height - 4), width - 8);
}

/** In dots: what is larger is on no page sharper than that. */
const largestSide = 4096;
