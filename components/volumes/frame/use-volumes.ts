import { createContext, use } from "react";
import type { Coverage } from "@/lib/domain/coverage";
import type { SessionFilters } from "@/lib/domain/session-filters";
import type { ResolvedRange } from "@/lib/domain/time-range";
import type { ListPart } from "@/lib/domain/volumes/list-part";
import type { VolumesView } from "@/lib/domain/volumes/volumes-view";

/** What every chart of the page shares. */
export type VolumesFrame = {
  botId: string;
  zone: string;
  filters: SessionFilters;
  view: VolumesView;
  range: ResolvedRange;
  coverage: Coverage | null;
  /** How often what is looked at is asked for again; false is never. */
  pollMs: number | false;
  /** Everything has to be there, looked at or not. */
  isWholePage: boolean;
  setFilters: (filters: SessionFilters) => void;
  setView: (step: Partial<VolumesView>) => void;
  /** Another range, its buckets chosen anew. */
  zoomTo: (from: number, to: number) => void;
  hrefOf: (part: ListPart) => string;
  /** Opens the list, in a new tab where a link would do so. */
  openList: (part: ListPart, inNewTab?: boolean) => void;
};

export const VolumesContext = createContext<VolumesFrame | null>(null);

export function useVolumes(): VolumesFrame {
  const frame = use(VolumesContext);
  if (!frame) throw new Error("useVolumes needs a VolumesProvider above it.");
  return frame;
}
