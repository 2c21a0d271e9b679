import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { testViewer } from "@/lib/domain/test-viewer";
import type { Role, Viewer } from "@/lib/domain/viewer";
import { createAccount } from "./archive/accounts";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { changeView, getViews, markView, removeView, saveView } from "./views";

let test: TestArchive;
let ada: Viewer;
let bo: Viewer;
let chief: Viewer;
beforeAll(async () => {
  test = await startTestArchive();
  for (const [name, value] of Object.entries(test.environment)) vi.stubEnv(name, value);
  const make = async (name: string, role: Role): Promise<Viewer> => {
    const account = await createAccount(test.archive, { name, passwordHash: null, grants: [] });
    return testViewer(role, ["st-1"], account?.id);
  };
  [ada, bo, chief] = [await make("Ada", "viewer"), await make("Bo", "viewer"), await make("Chief", "admin")];
});
afterAll(() => test.stop());

const form = { botId: "st-1", name: "Mine", description: "", words: "outcome=agent", columns: ["start"] };
const namesOf = async (viewer: Viewer) => (await getViews(viewer, "st-1")).views.map(({ name }) => name);

it("a personal view is seen by its owner, a shared one by all of the bot", async () => {
  await saveView(ada, { ...form, isShared: false });
  const { id } = await saveView(ada, { ...form, name: "Ours", isShared: true });
  expect(await namesOf(ada)).toEqual(["Mine", "Ours"]);
  expect(await namesOf(bo)).toEqual(["Ours"]);
  const [ours] = (await getViews(bo, "st-1")).views;
  expect(ours).toMatchObject({ id, owner: "Ada", isOwn: false, words: "outcome=agent", columns: ["start"] });
});

it("stars and the default are each one's own, and there is one default", async () => {
  const [mine, ours] = (await getViews(ada, "st-1")).views;
  const mark = { botId: "st-1", isStarred: true, isDefault: true };
  await markView(ada, mine?.id ?? "", mark);
  await markView(ada, ours?.id ?? "", { ...mark, isStarred: false });
  await markView(ada, "today", { ...mark, isDefault: false });
  expect(await getViews(ada, "st-1")).toMatchObject({ defaultId: ours?.id });
  expect((await getViews(ada, "st-1")).starred.sort()).toEqual([mine?.id ?? "", "today"].sort());
  expect(await getViews(bo, "st-1")).toMatchObject({ starred: [], defaultId: null });
  await expect(markView(bo, mine?.id ?? "", mark)).rejects.toMatchObject({ code: "not-found" });
});

it("its owner and, when it is shared, an admin change all of a view", async () => {
  const [mine, ours] = (await getViews(ada, "st-1")).views;
  const next = {
    ...form,
    name: "Renamed",
    description: "Why",
    words: "lang=ja",
    columns: [],
    isShared: false,
  };
  const { botId: _, ...nextView } = next;
  await expect(changeView(bo, ours?.id ?? "", next)).rejects.toMatchObject({ code: "not-found" });
  await expect(changeView(chief, mine?.id ?? "", next)).rejects.toMatchObject({ code: "not-found" });
  await changeView(ada, mine?.id ?? "", next);
  expect((await getViews(ada, "st-1")).views).toContainEqual({
    ...nextView,
    id: mine?.id,
    owner: "Ada",
    isOwn: true,
  });
  await changeView(chief, ours?.id ?? "", { ...form, name: "Team", isShared: true });
  expect(await namesOf(bo)).toEqual(["Team"]);
  await changeView(ada, mine?.id ?? "", { ...form, isShared: false });
  await expect(changeView(ada, "gone", next)).rejects.toMatchObject({ code: "not-found" });
});

it("somebody else's view is taken away by an admin alone, and only when it is shared", async () => {
  const [mine, ours] = (await getViews(ada, "st-1")).views;
  await expect(removeView(bo, "st-1", ours?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
  await expect(removeView(chief, "st-1", mine?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
  await removeView(chief, "st-1", ours?.id ?? "");
  expect(await namesOf(ada)).toEqual(["Mine"]);
  expect((await getViews(ada, "st-1")).defaultId).toBeNull();
});

it("tells nothing of a bot that is not theirs", async () => {
  await expect(getViews(ada, "st-foreign")).rejects.toMatchObject({ code: "not-found" });
  await expect(saveView(ada, { ...form, botId: "st-foreign", isShared: true })).rejects.toMatchObject({
    code: "not-found",
  });
});

it("an admin who changes what others look for changes no word of it that they were not shown", async () => {
  const words = "user=jane%40example.com&lang=ja";
  const { id } = await saveView(ada, { ...form, name: "Jane", words, isShared: true });
  const shown = (await getViews(chief, "st-1")).views.find((view) => view.id === id);
  expect(shown?.words).not.toContain("jane");
  await changeView(chief, id, { ...form, name: "One customer", words: shown?.words ?? "", isShared: true });
  const kept = (await getViews(ada, "st-1")).views.find((view) => view.id === id);
  expect(kept).toMatchObject({ name: "One customer", words });
  await removeView(ada, "st-1", id);
});
