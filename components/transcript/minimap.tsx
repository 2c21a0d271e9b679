import { type PointerEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type MinimapMark, minimapMarks, type Place } from "@/lib/domain/minimap";
import type { TranscriptRow } from "@/lib/domain/transcript-rows";

/** Filled by the list that is drawn. */
export type ListLayout = {
  /** Where each row is, in pixels from the list's top. */
  places: (list: HTMLElement) => Place[];
  /** Brings a share of the list's height into the middle of the window. */
  goTo: (list: HTMLElement, share: number) => void;
};
export type LayoutRef = RefObject<ListLayout>;

export const noLayout: ListLayout = { places: () => [], goTo: () => undefined };

type MinimapProps = {
  rows: TranscriptRow[];
  list: RefObject<HTMLElement | null>;
  layout: LayoutRef;
  hitIds: ReadonlySet<string>;
  linkedIds: ReadonlySet<string>;
};

const width = 12;
const slotPx = 2;
const restMs = 300;
const looks: Record<MinimapMark["kind"], { x: number; width: number; className: string }> = {
  user: { x: 0, width: 5, className: "fill-line-firm" },
  bot: { x: 7, width: 5, className: "fill-accent-line" },
  agent: { x: 7, width: 5, className: "fill-success-line" },
  silence: { x: 0, width, className: "fill-line" },
  "handed-over": { x: 0, width, className: "fill-success" },
  failure: { x: 5, width: 2, className: "fill-danger" },
  hit: { x: 0, width, className: "fill-warning" },
  linked: { x: 4.5, width: 3, className: "fill-accent" },
};

/** In the order in which they are drawn, one over the other. */
const kinds = Object.keys(looks) as MinimapMark["kind"][];

/** All marks of a kind as one shape: hundreds of them move at once when rows turn out higher than they seemed. */
function printPath(kind: MinimapMark["kind"], marks: MinimapMark[]): string {
  const { x, width } = looks[kind];
  return marks
    .filter((mark) => mark.kind === kind)
    .map(({ from, to }) => `M${x} ${from * slotPx}h${width}v${(to - from) * slotPx}h${-width}z`)
    .join("");
}

/** The whole session in little beside it. It says nothing that the transcript does not, so it is for the eye alone. */
export function Minimap({ rows, list, layout, hitIds, linkedIds }: MinimapProps) {
  const map = useRef<SVGSVGElement>(null);
  const [height, setHeight] = useState(0);
  const [laidOut, setLaidOut] = useState<{ places: Place[]; length: number }>({ places: [], length: 0 });
  const { seen, look } = useSeenPart(list);

  // The outside system is the page's layout, which changes as rows are drawn, unfolded and measured.
  useEffect(() => {
    const element = list.current;
    const drawn = map.current;
    if (!element || !drawn) return;
    let timer = 0;
    // Scrolling changes the layout all the time, and what is seen of it here is small.
    const measure = () => {
      if (timer !== 0) return;
      timer = window.setTimeout(() => {
        timer = 0;
        setHeight(drawn.clientHeight);
        setLaidOut({ places: layout.current.places(element), length: element.scrollHeight });
        look();
      }, restMs);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(drawn);
    return () => {
      window.clearTimeout(timer);
      observer.disconnect();
    };
  }, [list, layout, look]);

  const slots = Math.max(1, Math.floor(height / slotPx));
  const marks = useMemo(
    () => minimapMarks({ rows, ...laidOut, slots, hitIds, linkedIds }),
    [rows, laidOut, slots, hitIds, linkedIds],
  );
  const goTo = (event: PointerEvent) => {
    const box = map.current?.getBoundingClientRect();
    if (!box || !list.current) return;
    layout.current.goTo(list.current, Math.min(1, Math.max(0, (event.clientY - box.top) / box.height)));
  };
  return (
    <svg
      ref={map}
      aria-hidden
      width={width}
      className="sticky top-[calc(var(--header-height)+3rem)] h-[calc(100dvh-12rem)] shrink-0 cursor-pointer touch-none self-start rounded-sm bg-surface max-md:hidden print:hidden"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
      }}
    >
      {kinds.map((kind) => (
        <path key={kind} d={printPath(kind, marks)} className={looks[kind].className} />
      ))}
      <rect
        x={0.5}
        y={seen.from * height + 0.5}
        width={width - 1}
        height={Math.max(8, (seen.to - seen.from) * height - 1)}
        rx={3}
        className="fill-ink/10 stroke-ink-quiet"
      />
    </svg>
  );
}

/** Which part of the list is in the window, as shares of its height. */
function useSeenPart(list: RefObject<HTMLElement | null>) {
  const [seen, setSeen] = useState({ from: 0, to: 1 });
  const look = useCallback(() => {
    const box = list.current?.getBoundingClientRect();
    if (!box || box.height === 0) return;
    const share = (y: number) => Math.min(1, Math.max(0, y / box.height));
    setSeen({ from: share(-box.top), to: share(window.innerHeight - box.top) });
  }, [list]);

  // The outside system is the page's scrolling.
  useEffect(() => {
    let frame = 0;
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", onScroll);
    };
  }, [look]);
  return { seen, look };
}
