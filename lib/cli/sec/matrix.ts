import { fileURLToPath } from "node:url";
import { doorsOf, type HttpDoor } from "./matrix/doors";
import { setScene } from "./matrix/scene";
import { type Walk, walkPlain, walkVariants } from "./matrix/walk";
import { startBuilt } from "./matrix/web";
import { buildWithoutProxy } from "./matrix/without-proxy";

/** Every path of the build, asked over HTTP by every kind of person, as it is, by ways round it, and without `proxy.ts`. */
const root = fileURLToPath(new URL("../../..", import.meta.url));
const shownDifferences = 40;
const words = process.argv.slice(2);
/** Without the ways round, which take most of the time. */
const isShort = words.includes("--short");
/** Paths that hold this word alone. */
const word = words.find((given) => !given.startsWith("--")) ?? "";
let differences = 0;

process.title = "backscroll-matrix";
const scene = await setScene();
try {
  const { plain, doors } = await walkBuild();
  await walkWithoutProxy(plain, doors);
} finally {
  await scene.close();
}
process.exit(differences === 0 ? 0 : 1);

async function walkBuild(): Promise<{ plain: Walk; doors: HttpDoor[] }> {
  const web = await startBuilt(root);
  const { doors: all, unknown, gone } = doorsOf(web.paths);
  const doors = all.filter(({ path }) => path.includes(word));
  for (const path of unknown) console.log(`No row says who may open ${path}.`);
  for (const path of gone) console.log(`A row speaks of ${path}, which the build does not have.`);
  differences += unknown.length + gone.length;
  const plain = await timed("As it is", () => walkPlain(web, scene, doors));
  if (!isShort) await timed("By other ways", () => walkVariants(web, scene, doors));
  await web.stop();
  return { plain, doors };
}

async function walkWithoutProxy(plain: Walk, doors: HttpDoor[]): Promise<void> {
  const built = buildWithoutProxy(root);
  const web = await startBuilt(built.root);
  await timed("Without proxy.ts", async () => {
    const walk = await walkPlain(web, scene, doors);
    for (const [cell, given] of walk.given) {
      const before = plain.given.get(cell);
      // What writes finds what was written before.
      if (/^(GET|HEAD) /.test(cell) && before !== given)
        walk.differences.push(`${cell}: ${given} in the place of ${before}`);
    }
    return walk;
  });
  await web.stop();
  built.remove();
}

async function timed(name: string, work: () => Promise<Walk>): Promise<Walk> {
  const from = performance.now();
  const walk = await work();
  const seconds = Math.round((performance.now() - from) / 1_000);
  for (const difference of walk.differences.slice(0, shownDifferences)) console.log(`  ${difference}`);
  console.log(`${name}: ${walk.cells} cells, ${walk.differences.length} differences (${seconds} s)`);
  differences += walk.differences.length;
  return walk;
}
