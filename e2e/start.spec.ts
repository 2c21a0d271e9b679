import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type Product, startProduct } from "./product";

test.describe.configure({ mode: "serial", timeout: 120_000 });

const data = mkdtempSync(join(tmpdir(), "backscroll-start-"));
let product: Product | undefined;

test.afterEach(async () => {
  product?.child.kill("SIGTERM");
  await product?.exited;
});
test.afterAll(() => rmSync(data, { recursive: true }));

test("a Ctrl-C ends every process within five seconds and leaves the data closed", async ({ request }) => {
  product = await startProduct(data);
  expect((await request.get(`${product.report.url}/sign-in`)).status()).toBe(200);
  const startedAt = Date.now();
  product.child.kill("SIGINT");
  expect(await product.exited).toBe(0);
  expect(Date.now() - startedAt).toBeLessThan(5000);
  expect(livingProcesses(product)).toEqual([]);
  expect(readdirSync(data).sort()).toEqual(["archive", "key", "sandbox-bots.json"]);
});

test("after its main process was killed the others end by themselves, and it starts again", async () => {
  product = await startProduct(data);
  const killed = product;
  killed.child.kill("SIGKILL");
  await expect.poll(() => livingProcesses(killed), { timeout: 5000 }).toEqual([]);
  product = await startProduct(data);
});

test("the end of the archive is the end of all", async () => {
  product = await startProduct(data);
  process.kill(product.report.processes["archive"] ?? 0, "SIGKILL");
  expect(await product.exited).toBe(1);
  expect(livingProcesses(product)).toEqual([]);
});

test("a second start on the same data is refused while the first goes on", async ({ request }) => {
  product = await startProduct(data);
  await expect(startProduct(data)).rejects.toThrow("ended before it was ready");
  expect((await request.get(`${product.report.url}/sign-in`)).status()).toBe(200);
});

function livingProcesses({ report }: Product): string[] {
  const names = Object.keys(report.processes);
  expect(names.sort()).toEqual(["archive", "sandbox", "sync", "web"]);
  return names.filter((name) => isAlive(report.processes[name] ?? 0));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // Where nobody collects orphans (a container), a dead one keeps its number.
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // ENOENT: it is there, on a system without /proc.
    return code === "ENOENT" && !existsSync("/proc/self");
  }
}
