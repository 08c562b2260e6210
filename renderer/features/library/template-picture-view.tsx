import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { TemplatePicture } from '../../../shared/contract/template-reading.ts';
import styles from './house-styles.module.css';

/** A picture of a template, small. The page's policy lets no image in from elsewhere, so its bytes are drawn here. */
export function TemplatePictureView({
  picture,
  content,
}: {
  readonly picture: TemplatePicture;
  /** In base64. */
  readonly content: string;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setDrawn] = useState(true);
  const { mediaType } = picture;
  useEffect(() => {
    let isGone = false;
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    createImageBitmap(new Blob([bytes], { type: mediaType })).then(
      (image) => {
        const target = canvas.current;
        if (isGone || !target) return;
        target.width = image.width;
        target.height = image.height;
        target.getContext('2d')?.drawImage(image, 0, 0);
      },
      // A browser draws no EMF; Word does.
      () => {
        if (!isGone) setDrawn(false);
      },
    );
    return () => {
      isGone = true;
    };
  }, [content, mediaType]);
  return isDrawn ? (
    <canvas ref={canvas} className={styles.thumbnail} aria-hidden="true" />
  ) : (
    <span className={styles.thumbnail} aria-hidden="true">
      {picture.name}
    </span>
  );
}
