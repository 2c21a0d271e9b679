import { afterAll, beforeAll, expect, it } from "vitest";
import type { Viewer } from "@/lib/domain/viewer";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { stubSettings } from "../test-settings";
import { listShares, setSharePolicy } from "./keep-shares";
import { makeViewer, redeemBy, share, storeTalk } from "./test-shares";

let test: TestArchive;
let admin: Viewer;
beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  admin = await makeViewer(test.archive, "Ada Admin", "admin");
  await setSharePolicy(admin, "st-1", { allowsShares: true });
  await storeTalk(test.archive, "s-1", "Hello", "Hello");
});
afterAll(() => test.stop());

it.each([1, 7, 50])("lets in %i of a hundred who come at once, and no more", async (maxViews) => {
  const { token, share: made } = await share(admin, "s-1", { maxViews });
  const replies = await Promise.all(Array.from({ length: 100 }, () => redeemBy({ token })));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(maxViews);
  const refused = await Promise.all(
    replies
      .filter(({ status }) => status !== 200)
      .map(async (reply) => `${reply.status} ${await reply.text()}`),
  );
  const unknown = await redeemBy({ token: "unknown" });
  expect(new Set(refused)).toEqual(new Set([`404 ${await unknown.text()}`]));
  const { shares } = await listShares(admin, new URLSearchParams());
  expect(shares.find(({ id }) => id === made.id)).toMatchObject({ views: maxViews, state: "used-up" });
});
