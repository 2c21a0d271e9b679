import "server-only";
import { AppError } from "../errors";
import { instruments } from "../metrics/instruments";

/** A few more than there are connections to the archive: who signs in meanwhile has few before them. */
const mostAtOnce = 16;
/** More would wait longer than anybody does. */
const mostWaiting = 48;

export type Desk = { underWay: number; waiting: (() => void)[]; mostAtOnce: number; mostWaiting: number };

const held = globalThis as { backscrollDesk?: Desk };

/** Does the work when its turn has come, or throws unavailable at once where too many wait for theirs. */
export async function admitWork<T>(work: () => Promise<T>, desk: Desk = ownDesk()): Promise<T> {
  if (desk.underWay >= desk.mostAtOnce) {
    if (desk.waiting.length >= desk.mostWaiting) {
      instruments().refusedForLoad.inc();
      throw new AppError("unavailable", "Too much is being asked for at once. Ask again in a moment.");
    }
    // Whoever is done hands the place on, so that nobody who comes later takes it.
    await new Promise<void>((resolve) => desk.waiting.push(resolve));
  } else {
    desk.underWay += 1;
  }
  try {
    return await work();
  } finally {
    const next = desk.waiting.shift();
    if (next) next();
    else desk.underWay -= 1;
  }
}

function ownDesk(): Desk {
  held.backscrollDesk ??= { underWay: 0, waiting: [], mostAtOnce, mostWaiting };
  return held.backscrollDesk;
}
