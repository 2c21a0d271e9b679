"use client";
import { CoverageLine } from "@/components/shell/coverage-line";
import { useResolvedRange } from "@/lib/client/use-resolved-range";
import { useStored } from "@/lib/client/use-stored";
import { useVolumesAddress } from "@/lib/client/use-volumes-address";
import { useBot } from "@/lib/client/viewer";
import { FilterBar } from "./frame/filter-bar";
import { PageBody } from "./frame/page-body";
import { PageTools } from "./frame/page-tools";
import { usePrintPage } from "./frame/use-print-page";
import { useUpdatedAt } from "./frame/use-updated-at";
import { useWall } from "./frame/use-wall";
import { VolumesProvider } from "./frame/volumes-provider";
import { WallBar } from "./frame/wall-bar";

/** Charts a support lead opens every morning; every mark is a way to the sessions it stands for. */
export function VolumesPage() {
  const bot = useBot();
  const address = useVolumesAddress();
  const { filters, view, go } = address;
  const range = useResolvedRange(filters.range);
  const [isRefreshing, setIsRefreshing] = useStored("volumes-refresh", (stored) => stored !== false);
  const { isWholePage, print } = usePrintPage();
  const wall = useWall(view.wall === "on", (isOn) => go({ view: { wall: isOn ? "on" : "off" } }));
  const updatedAt = useUpdatedAt();
  return (
    <VolumesProvider botId={bot.id} address={address} isRefreshing={isRefreshing} isWholePage={isWholePage}>
      <div className="flex w-full max-w-[112rem] flex-1 flex-col gap-3 px-4 pb-16">
        {view.wall === "on" ? (
          <WallBar range={filters.range} updatedAt={updatedAt} onLeave={wall.leave} />
        ) : (
          <div>
            <div className="print:hidden">
              <FilterBar botId={bot.id} filters={filters} onChange={address.setFilters} />
            </div>
            <div className="flex flex-wrap-reverse items-start justify-between gap-x-4">
              <div className="min-w-0 flex-1 basis-72">
                <CoverageLine botId={bot.id} range={range} />
              </div>
              <PageTools
                updatedAt={updatedAt}
                isRefreshing={isRefreshing}
                onRefreshing={setIsRefreshing}
                onPrint={print}
                onWall={wall.enter}
              />
            </div>
          </div>
        )}
        <PageBody />
      </div>
    </VolumesProvider>
  );
}
