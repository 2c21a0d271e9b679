import { useMemo } from "react";
import { useFormats } from "@/lib/client/use-formats";
import { activitySlots } from "@/lib/domain/activity";
import type { Session } from "@/lib/domain/session";
import { sessionHash } from "./use-linked-session";

type ActivityStripProps = { sessions: Session[]; onGoTo: (sessionId: string) => void };

const mostSlots = 90;
const height = 36;

/** When this user came, as bars by day; each leads to the newest session of it. The list beside says the same in words. */
export function ActivityStrip({ sessions, onGoTo }: ActivityStripProps) {
  const formats = useFormats();
  const slots = useMemo(() => activitySlots(sessions, formats.zone, mostSlots), [sessions, formats.zone]);
  const highest = Math.max(...slots.map(({ count }) => count), 1);
  const [first, last] = [sessions.at(-1), sessions[0]];
  if (slots.length < 2 || !first || !last) return null;
  return (
    <div aria-hidden className="mb-4 max-w-3xl">
      <svg
        aria-hidden
        viewBox={`0 0 ${slots.length} ${height}`}
        preserveAspectRatio="none"
        className="block h-9 w-full border-b"
      >
        {slots.map(({ from, count, newestId }, index) => {
          const size = Math.max(4, (count / highest) * height);
          return newestId === null ? null : (
            <a
              key={from}
              href={sessionHash(newestId)}
              tabIndex={-1}
              className="group/bar"
              onClick={() => onGoTo(newestId)}
            >
              <rect x={index} y={0} width={1} height={height} className="fill-transparent" />
              <rect
                x={index + 0.1}
                y={height - size}
                width={0.8}
                height={size}
                className="fill-mark-0 group-hover/bar:fill-accent"
              />
            </a>
          );
        })}
      </svg>
      <p className="mt-1 flex justify-between text-ink-quiet text-xs tabular-nums">
        <span>{formats.day(first.startedAt)}</span>
        <span>{formats.day(last.startedAt)}</span>
      </p>
    </div>
  );
}
