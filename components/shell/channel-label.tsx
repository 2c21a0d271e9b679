import { classNames } from "@/components/ui/class-names";
import { useWords } from "@/lib/client/use-words";
import { channelMark } from "@/lib/domain/channel";

const marks = [
  "bg-mark-0",
  "bg-mark-1",
  "bg-mark-2",
  "bg-mark-3",
  "bg-mark-4",
  "bg-mark-5",
  "bg-mark-6",
  "bg-mark-7",
  "bg-mark-8",
  "bg-mark-9",
  "bg-mark-10",
  "bg-mark-11",
  "bg-mark-12",
  "bg-mark-13",
  "bg-mark-14",
  "bg-mark-15",
];

/** The channel's colour, beside its name wherever it stands. */
export function ChannelMark({ channel }: { channel: string }) {
  return (
    <span
      aria-hidden
      className={classNames(
        "forced-colors-keep size-2 shrink-0 rounded-full",
        marks[channelMark(channel)] ?? "bg-mark-other",
      )}
    />
  );
}

export function ChannelLabel({ channel }: { channel: string }) {
  const name = useWords().channel(channel);
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1.5" title={name}>
      <ChannelMark channel={channel} />
      <span className="truncate">{name}</span>
    </span>
  );
}
