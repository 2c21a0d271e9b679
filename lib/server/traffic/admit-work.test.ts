import { expect, it } from "vitest";
import { AppError } from "../errors";
import { admitWork, type Desk } from "./admit-work";

const openDesk = (): Desk => ({ underWay: 0, waiting: [], mostAtOnce: 2, mostWaiting: 2 });

/** Work that ends when it is told to. */
function startOn(desk: Desk) {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const start = (name: string) =>
    admitWork(async () => {
      begun.push(name);
      await new Promise<void>((resolve, reject) => {
        ends.set(name, (error) => (error ? reject(error) : resolve()));
      });
      return name;
    }, desk);
  return { begun, start, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}

it("begins so much at once, has some wait for their turn, and refuses the rest", async () => {
  const desk = openDesk();
  const { begun, start, end } = startOn(desk);
  const [a, b, c, d] = ["a", "b", "c", "d"].map(start);
  expect(begun).toEqual(["a", "b"]);
  await expect(start("e")).rejects.toMatchObject({ code: "unavailable" });
  end("b");
  await expect(b).resolves.toBe("b");
  await expect.poll(() => begun).toEqual(["a", "b", "c"]);
  for (const name of ["a", "c"]) end(name);
  await Promise.all([a, c]);
  await expect.poll(() => begun).toContain("d");
  end("d");
  await d;
  expect(desk).toMatchObject({ underWay: 0, waiting: [] });
});

it("gives the place of what failed to the next", async () => {
  const desk = openDesk();
  const { begun, start, end } = startOn(desk);
  const [a, b, c] = ["a", "b", "c"].map(start);
  end("a", new AppError("conflict", "No."));
  await expect(a).rejects.toMatchObject({ code: "conflict" });
  await expect.poll(() => begun).toContain("c");
  for (const name of ["b", "c"]) end(name);
  await Promise.all([b, c]);
  expect(desk.underWay).toBe(0);
});
