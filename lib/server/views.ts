import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { prebuiltViews, type ViewForm, type ViewList, type ViewMark } from "@/lib/domain/views";
import { archive } from "./archive/database";
import { deleteView, insertView, listMarks, listViews, setMark, updateView } from "./archive/views";
import { requireBot } from "./auth/viewer";
import { AppError } from "./errors";
import { maskReply } from "./masking/mask-value";
import { asMasked } from "./masking/masked-reply";

/** The team's views of a bot and the viewer's own, and what the viewer made of them. */
export async function getViews(viewer: Viewer, botId: string): Promise<ViewList> {
  const bot = requireBot(viewer, botId);
  const [rows, marks] = await Promise.all([
    listViews(archive(), bot.id, viewer.id),
    listMarks(archive(), bot.id, viewer.id),
  ]);
  return asMasked({
    views: rows.map(({ accountId, ...view }) => {
      const isOwn = accountId === viewer.id;
      // What somebody looked for is as personal as what was said; one's own is as one wrote it.
      return { ...(isOwn ? view : maskReply(view)), isOwn: isOwn || bot.role === "admin" };
    }),
    starred: marks.flatMap(({ viewId, isStarred }) => (isStarred ? viewId : [])),
    defaultId: marks.find(({ isDefault }) => isDefault)?.viewId ?? null,
  });
}

export async function saveView(viewer: Viewer, form: ViewForm): Promise<{ id: string }> {
  requireBot(viewer, form.botId);
  return { id: await insertView(archive(), viewer.id, form) };
}

/** One's own; an admin changes any that is shared, and it stays its owner's. */
export async function changeView(viewer: Viewer, viewId: string, form: ViewForm): Promise<void> {
  const bot = requireBot(viewer, form.botId);
  const isChanged =
    (await updateView(archive(), viewId, viewer.id, form)) ||
    (bot.role === "admin" &&
      (await updateView(archive(), viewId, null, await unmaskForm(viewer, viewId, form))));
  if (!isChanged) throw new AppError("not-found", "There is no such view, or it is not yours to change.");
}

/** What comes back as it was shown, masked, was not changed. */
async function unmaskForm(viewer: Viewer, viewId: string, form: ViewForm): Promise<ViewForm> {
  const views = await listViews(archive(), form.botId, viewer.id);
  const kept = views.find(({ id }) => id === viewId);
  if (!kept) return form;
  const { name, description, words } = maskReply(kept);
  return {
    ...form,
    name: form.name === name ? kept.name : form.name,
    description: form.description === description ? kept.description : form.description,
    words: form.words === words ? kept.words : form.words,
  };
}

/** One's own; an admin takes away any that is shared. */
export async function removeView(viewer: Viewer, botId: string, viewId: string): Promise<void> {
  const bot = requireBot(viewer, botId);
  const isGone =
    (await deleteView(archive(), bot.id, viewId, viewer.id)) ||
    (bot.role === "admin" && (await deleteView(archive(), bot.id, viewId, null)));
  if (!isGone) throw new AppError("not-found", "There is no such view, or it is not yours to take away.");
}

export async function markView(viewer: Viewer, viewId: string, mark: ViewMark): Promise<void> {
  const { views } = await getViews(viewer, mark.botId);
  const isKnown = views.some(({ id }) => id === viewId) || prebuiltViews.some(({ id }) => id === viewId);
  if (!isKnown) throw new AppError("not-found", "There is no such view.");
  await setMark(archive(), viewer.id, viewId, mark);
}
