import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import { isHeld } from "@/lib/domain/volumes/bucket-columns";
import { changeOf } from "@/lib/domain/volumes/change";
import type { Headline, Headlines } from "@/lib/domain/volumes/headline";
import type { ListPart } from "@/lib/domain/volumes/list-part";
import { useVolumes } from "../frame/use-volumes";
import type { TileContent, TileKey } from "./tile";

type TileRule = {
  key: TileKey;
  value: (headline: Headline) => number | null;
  /** How many the number rests on. */
  sample: (headline: Headline) => number;
  goodWay: "up" | "down" | null;
  /** What its list asks for beside the range; null where there is none. */
  list: Partial<ListPart> | null;
};

const shareOf = (pick: (headline: Headline) => number) => (headline: Headline) =>
  headline.knownOutcomes === 0 ? null : pick(headline) / headline.knownOutcomes;
const longestFirst = { sort: { key: "duration", descending: true } } as const;

const rules: TileRule[] = [
  { key: "sessions", value: (of) => of.sessions, sample: (of) => of.sessions, goodWay: null, list: {} },
  { key: "users", value: (of) => of.users, sample: (of) => of.users, goodWay: null, list: null },
  { key: "messages", value: (of) => of.messages, sample: (of) => of.messages, goodWay: null, list: null },
  {
    key: "selfService",
    value: shareOf((of) => of.selfService),
    sample: (of) => of.knownOutcomes,
    goodWay: "up",
    list: { outcomes: ["self-service"] },
  },
  {
    key: "dropOff",
    value: shareOf((of) => of.dropOff),
    sample: (of) => of.knownOutcomes,
    goodWay: "down",
    list: { outcomes: ["drop-off"] },
  },
  {
    key: "handedOver",
    value: shareOf((of) => of.handedOver),
    sample: (of) => of.knownOutcomes,
    goodWay: "down",
    list: { outcomes: ["agent"] },
  },
  {
    key: "medianDuration",
    value: (of) => of.medianDurationSeconds,
    sample: (of) => of.timedSessions,
    goodWay: null,
    list: longestFirst,
  },
  {
    key: "medianResponse",
    value: (of) => of.medianResponseMs,
    sample: (of) => of.answers,
    goodWay: "down",
    list: null,
  },
];

export function useTiles(answer: Headlines | undefined, now: number): TileContent[] {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const { hrefOf, coverage } = useVolumes();
  if (!answer) return [];
  const { current, before, from, to, sparks } = answer;
  // Against a period that is not all there every number would seem to have grown.
  const isComparable = before !== null && isHeld(answer, coverage, now) && isHeld(before, coverage, now);
  const shares: Partial<Record<TileKey, number>> = {
    selfService: current.selfService,
    dropOff: current.dropOff,
    handedOver: current.handedOver,
  };
  const write = (key: TileKey, value: number | null): string => {
    if (value === null) return "–";
    if (key in shares) return formats.percent(value);
    if (key === "medianDuration") return formats.duration(value * 1_000);
    return key === "medianResponse" ? formats.seconds(value) : formats.count(value);
  };
  return rules.map(({ key, value, sample, goodWay, list }) => {
    const count = shares[key];
    const name = t(`tile.${key}`);
    const href = hrefOf({ from: Date.parse(from), to: Date.parse(to), ...list });
    const listed = count ?? current.sessions;
    return {
      key,
      name,
      text: write(key, value(current)),
      ...(count === undefined ? {} : { note: t("sessionCount", { count }) }),
      change: isComparable
        ? changeOf(value(current), value(before), { current: sample(current), before: sample(before) })
        : null,
      isShare: count !== undefined,
      goodWay,
      spark: sparks.points.map((point) => value(point)),
      href: list && listed > 0 ? href : null,
      linkLabel: t("tileLink", { name, value: write(key, value(current)), count: listed }),
    };
  });
}
