import { afterAll, beforeAll, expect, it } from "vitest";
import type { Grant } from "@/lib/domain/member";
import { testViewer } from "@/lib/domain/test-viewer";
import type { Viewer } from "@/lib/domain/viewer";
import { decideRequest, listRequests, requestAccess } from "../access-requests";
import { stubSettings } from "../test-settings";
import { createAccount } from "./accounts";
import { startTestArchive, type TestArchive } from "./test-archive";

let test: TestArchive;
let admin: Viewer;
beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  admin = await make("Ada Admin", [{ botId: "st-1", role: "admin" }]);
});
afterAll(() => test.stop());

async function make(name: string, grants: Grant[] = []): Promise<Viewer> {
  const account = await createAccount(test.archive, { name, passwordHash: null, grants });
  if (!account) throw new Error("The name is taken.");
  const botIds = grants.map(({ botId }) => botId);
  return { ...testViewer(grants[0]?.role ?? "viewer", botIds, account.id), name };
}

it("is taken for a bot that does not exist as for one that does", async () => {
  const asker = await make("Asta Asker");
  expect(await requestAccess(asker, "st-1")).toBe(await requestAccess(asker, "st-none"));
  expect((await listRequests(admin)).requests).toMatchObject([{ name: "Asta Asker", botId: "st-1" }]);
  await decideRequest(admin, { accountId: asker.id, botId: "st-1", isGranted: false });
  expect((await listRequests(admin)).requests).toEqual([]);
});

it("lets who was granted read, and no more", async () => {
  const asker = await make("Gil Granted");
  await requestAccess(asker, "st-1");
  await decideRequest(admin, { accountId: asker.id, botId: "st-1", isGranted: true });
  const { rows } = await test.archive.$client.query("select * from account_bots where account_id = $1", [
    asker.id,
  ]);
  expect(rows).toEqual([{ account_id: asker.id, bot_id: "st-1", role: "viewer" }]);
  await expect(
    decideRequest(admin, { accountId: asker.id, botId: "st-1", isGranted: true }),
  ).rejects.toMatchObject({ code: "not-found" });
});

it("is decided by an admin of the bot alone", async () => {
  const asker = await make("Wanda Waits");
  await requestAccess(asker, "st-1");
  const reviewer = await make("Rei Reviewer", [{ botId: "st-1", role: "reviewer" }]);
  const decision = { accountId: asker.id, botId: "st-1", isGranted: true };
  await expect(decideRequest(reviewer, decision)).rejects.toMatchObject({ code: "forbidden" });
  await expect(decideRequest(asker, decision)).rejects.toMatchObject({ code: "not-found" });
  await expect(decideRequest(admin, { ...decision, accountId: "no-uuid" })).rejects.toMatchObject({
    code: "not-found",
  });
});

it("is taken again after it was declined, and changes nothing for who may read already", async () => {
  const asker = await make("Otto Often");
  await requestAccess(asker, "st-1");
  await decideRequest(admin, { accountId: asker.id, botId: "st-1", isGranted: false });
  await requestAccess(asker, "st-1");
  await requestAccess(admin, "st-1");
  const names = (await listRequests(admin)).requests.map(({ name }) => name);
  expect(names).toContain("Otto Often");
  expect(names).not.toContain("Ada Admin");
});

it("is not taken over and over, whatever it asks for", async () => {
  for (const botId of ["st-1", "st-none"]) {
    const asker = await make(`Ina Impatient of ${botId}`);
    const now = Date.now();
    for (let tries = 0; tries < 10; tries += 1) await requestAccess(asker, botId, now);
    await expect(requestAccess(asker, botId, now)).rejects.toMatchObject({ code: "too-many" });
  }
});
