"use client";
import type { KeyboardEvent, PointerEvent } from "react";
import { classNames } from "./class-names";

type ResizeHandleProps = {
  label: string;
  /** Which edge of its box the handle is: dragging it outwards makes the box larger. */
  edge: "start" | "end" | "top";
  /** In pixels. */
  size: number;
  min: number;
  max: number;
  onResize: (size: number) => void;
  /** Double click or Enter: back to the size it comes with. */
  onReset: () => void;
  className?: string;
};

const stepPx = 16;

/** The edge of a box that can be dragged, or moved with the arrow keys. */
export function ResizeHandle({
  label,
  edge,
  size,
  min,
  max,
  onResize,
  onReset,
  className,
}: ResizeHandleProps) {
  const isVertical = edge === "top";
  const resize = (next: number) => onResize(Math.round(Math.min(Math.max(next, min), max)));

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget;
    const outwards = outwardSign(edge, handle);
    const [startX, startY] = [event.clientX, event.clientY];
    handle.setPointerCapture(event.pointerId);
    const onMove = (move: globalThis.PointerEvent) =>
      resize(size + outwards * (isVertical ? move.clientY - startY : move.clientX - startX));
    const onEnd = () => handle.removeEventListener("pointermove", onMove);
    handle.addEventListener("pointermove", onMove);
    handle.addEventListener("lostpointercapture", onEnd, { once: true });
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const outwards = outwardSign(edge, event.currentTarget) * stepPx;
    if (event.key === "Enter") onReset();
    else if (event.key === "Home") resize(min);
    else if (event.key === "End") resize(max);
    else if (event.key === (isVertical ? "ArrowDown" : "ArrowRight")) resize(size + outwards);
    else if (event.key === (isVertical ? "ArrowUp" : "ArrowLeft")) resize(size - outwards);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isVertical ? "horizontal" : "vertical"}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      className={classNames(
        "absolute z-20 touch-none outline-none after:absolute after:rounded-full after:bg-transparent hover:after:bg-accent focus-visible:after:bg-accent-ink",
        isVertical
          ? "inset-x-0 -top-1.5 h-3 cursor-row-resize after:inset-x-0 after:inset-y-1"
          : "inset-y-0 w-3 cursor-col-resize after:inset-x-1 after:inset-y-0",
        edge === "start" && "-start-1.5",
        edge === "end" && "-end-3",
        className,
      )}
    />
  );
}

function outwardSign(edge: ResizeHandleProps["edge"], element: Element): 1 | -1 {
  if (edge === "top") return -1;
  const isRightToLeft = getComputedStyle(element).direction === "rtl";
  return (edge === "end") === isRightToLeft ? -1 : 1;
}
