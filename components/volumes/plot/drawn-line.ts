import type { SeriesLine } from "@/lib/domain/volumes/series-lines";

/** A series with its name, its colour, and its place among all, whether they are shown or not. */
export type DrawnLine = SeriesLine & { label: string; colour: string; place: number };

/** For lines that stand close to each other where no name fits beside them. */
export const dashes = [undefined, "7 3", "2 3", "10 3 2 3", "4 2", "1 3", "12 4", "6 2 2 2 2 2", "3 6"];
