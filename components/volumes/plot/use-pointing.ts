import { type PointerEvent, useState } from "react";
import type { PlotFrame } from "./plot-frame";

type PointingOptions = {
  frame: PlotFrame | null;
  onChoose: (at: number, y: number, inNewTab: boolean) => void;
  onZoom: (from: number, to: number) => void;
};

const leastDragPx = 6;

/** What the pointer does in a plot: hovering points at a bucket, a click chooses it, dragging across zooms. */
export function usePointing({ frame, onChoose, onZoom }: PointingOptions) {
  const [at, setAt] = useState<number | null>(null);
  const [drag, setDrag] = useState<{ fromX: number; toX: number } | null>(null);
  const xOf = (event: PointerEvent<HTMLElement>) =>
    (event.clientX - event.currentTarget.getBoundingClientRect().left) / (frame?.scale ?? 1) -
    (frame?.left ?? 0);
  const span = drag && frame && Math.abs(drag.toX - drag.fromX) >= leastDragPx ? rangeOf(frame, drag) : null;
  return {
    at,
    setAt,
    /** The buckets that dragging has gone over. */
    span,
    cancel: () => setDrag(null),
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (!frame || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ fromX: xOf(event), toX: xOf(event) });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!frame) return;
        setAt(frame.plot.bucketAt(xOf(event)));
        if (drag) setDrag({ ...drag, toX: xOf(event) });
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        if (!frame || !drag) return;
        setDrag(null);
        if (span) onZoom(span.first, span.last);
        else {
          const { top } = event.currentTarget.getBoundingClientRect();
          const y = (event.clientY - top) / frame.scale - frame.top;
          onChoose(frame.plot.bucketAt(xOf(event)), y, event.metaKey || event.ctrlKey);
        }
      },
      onPointerCancel: () => setDrag(null),
      onPointerLeave: () => {
        if (!drag) setAt(null);
      },
    },
  };
}

function rangeOf({ plot }: PlotFrame, { fromX, toX }: { fromX: number; toX: number }) {
  return {
    first: plot.bucketAt(Math.min(fromX, toX)),
    last: plot.bucketAt(Math.max(fromX, toX)),
  };
}
