import dynamic from "next/dynamic";

/** They come when a search has found something. */
export const HitLines = dynamic(() => import("./hit-lines").then((module) => module.HitLines), {
  loading: () => null,
});
