import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";

const bubbles = [
  { isOurs: true, size: "h-9 w-72" },
  { isOurs: false, size: "h-9 w-40" },
  { isOurs: true, size: "h-24 w-96" },
  { isOurs: false, size: "h-9 w-56" },
  { isOurs: true, size: "h-14 w-80" },
  { isOurs: false, size: "h-9 w-24" },
];
const facts = ["w-3/4", "w-full", "w-2/3", "w-1/2", "w-3/5", "w-4/5"];

export function TranscriptSkeleton() {
  const t = useTranslations("transcript");
  return (
    <div className="grid flex-1 content-start gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_17rem]">
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      <div className="flex flex-col gap-4 px-3 pt-6">
        {bubbles.map(({ isOurs, size }) => (
          <span key={size} className={classNames("flex max-w-full", isOurs && "justify-end")}>
            <Skeleton className={classNames("max-w-full rounded-xl", size)} />
          </span>
        ))}
      </div>
      <div className="hidden flex-col gap-5 pt-2 lg:flex">
        {facts.map((width) => (
          <Skeleton key={width} className={classNames("h-4", width)} />
        ))}
      </div>
    </div>
  );
}
