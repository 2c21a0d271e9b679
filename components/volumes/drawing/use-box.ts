import { type RefCallback, useCallback, useState } from "react";

export type Box = {
  /** In units of a drawing, of which 12 are as high as the smallest text. */
  width: number;
  height: number;
  /** Pixels of each: more where the reader, or a wall, has larger text. */
  scale: number;
};

/** The size of an element as the browser lays it out; null before it is known. */
export function useBox(): [RefCallback<HTMLElement>, Box | null] {
  const [box, setBox] = useState<Box | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const read = () => {
      const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
      const next = { width: element.clientWidth / scale, height: element.clientHeight / scale, scale };
      setBox((before) =>
        before?.width === next.width && before.height === next.height && before.scale === scale
          ? before
          : next,
      );
    };
    const observer = new ResizeObserver(read);
    observer.observe(element);
    read();
    return () => observer.disconnect();
  }, []);
  return [ref, box];
}

/** A drawing of so many units in the pixels that they take. */
export function drawingSize(width: number, height: number, scale: number) {
  return { width: width * scale, height: height * scale, viewBox: `0 0 ${width} ${height}` };
}
