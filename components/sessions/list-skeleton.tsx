import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { columnIds } from "./table-layout";

const rows = Array.from({ length: 14 }, (_, index) => index);

/** In the shape of the rows to come, for the first answer. */
export function ListSkeleton() {
  const t = useTranslations("sessions");
  return (
    <div className="overflow-x-clip">
      <p role="status" className="sr-only">
        {t("loadingList")}
      </p>
      <div className="hidden h-9 border-y bg-surface lg:block" />
      {rows.map((row) => (
        <div key={row} className="border-b">
          <div className="hidden h-[calc(2.25rem-1px)] items-center gap-x-3 px-4 lg:flex">
            {columnIds.map((id) => (
              <span key={id} className="flex-1">
                <Skeleton className="h-3 w-3/4" />
              </span>
            ))}
          </div>
          <div className="flex h-[calc(4rem-1px)] flex-col justify-center gap-2.5 px-4 lg:hidden">
            <Skeleton className="h-3.5 w-2/3" />
            <Skeleton className="h-3 w-5/6" />
          </div>
        </div>
      ))}
    </div>
  );
}
