import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

/** The first bubbles of a session to come, where no facts stand beside it. */
export function MessagesSkeleton() {
  const t = useTranslations("transcript");
  return (
    <div className="flex min-w-0 flex-col gap-4 p-4">
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      <Skeleton className="h-9 w-48 rounded-xl" />
      <Skeleton className="ms-auto h-16 w-64 max-w-full rounded-xl" />
      <Skeleton className="h-9 w-32 rounded-xl" />
    </div>
  );
}
