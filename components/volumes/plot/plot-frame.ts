import { textWidth } from "@/lib/domain/fit-text";
import type { Plot } from "@/lib/domain/volumes/plot";

export type PlotFrame = {
  plot: Plot;
  left: number;
  top: number;
  /** The whole drawing. */
  width: number;
  height: number;
  scale: number;
  /** Where names stand beside the last bucket; 0 is nowhere. */
  gutter: number;
};

export const axisPx = 24;
export const topPx = 18;
export const fontPx = 12;

const leastWithNames = 620;
const mostGutter = 168;

/** Names stand beside the drawing where it is wide enough for both. */
export function gutterFor(width: number, labels: string[]): number {
  if (width < leastWithNames || labels.length === 0) return 8;
  return Math.min(mostGutter, Math.max(...labels.map((label) => textWidth(label, fontPx))) + 34);
}
