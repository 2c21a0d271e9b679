import "server-only";
import { createHash } from "node:crypto";
import { createTranslator } from "use-intl/core";
import { en } from "@/lib/domain/catalogue/en";
import { ja } from "@/lib/domain/catalogue/ja";
import { channelName } from "@/lib/domain/channel";
import { type ExportFormat, exportFiles, exportFormatSchema } from "@/lib/domain/export/export-format";
import type { ExportWords } from "@/lib/domain/export/export-words";
import { exportStyle, printHtml } from "@/lib/domain/export/print-html";
import { printCsv, printJson, printMarkdown, printText } from "@/lib/domain/export/print-session";
import { reasonSchema } from "@/lib/domain/masking";
import type { Transcript } from "@/lib/domain/message";
import { countMessages } from "@/lib/domain/message-counts";
import { type Locale, locales } from "@/lib/domain/preferences";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "./audit/record-audit";
import { AppError } from "./errors";
import { maskCallerData } from "./kore/mask-record";
import { maskText } from "./masking/mask-text";
import { maskTranscript } from "./masking/mask-transcript";
import { getTranscript } from "./transcripts";

const catalogues = { en, ja };
const styleHash = createHash("sha256").update(exportStyle).digest("base64");

const printers: Record<ExportFormat, (transcript: Transcript, words: ExportWords) => string> = {
  html: (transcript, words) => printHtml(transcript, words, styleHash),
  markdown: printMarkdown,
  text: printText,
  json: printJson,
  csv: printCsv,
};

/**
 * A session as a file to hand on, in the words of `locale` (English when it is not one of ours). Instants are ISO in
 * UTC, and what is personal is hidden unless `unmasked` says why it is not; what a transfer hands on of the caller is
 * in none. Throws bad-request and not-found.
 */
export async function exportSession(
  viewer: Viewer,
  sessionId: string,
  search: URLSearchParams,
): Promise<Response> {
  const format = exportFormatSchema.safeParse(search.get("format"));
  if (!format.success) {
    throw new AppError("bad-request", `format must be one of ${Object.keys(exportFiles).join(", ")}.`);
  }
  const locale = locales.find((known) => known === search.get("locale")) ?? "en";
  const transcript = await getTranscript(viewer, sessionId, search.get("bot"));
  const { botId, id } = transcript.session;
  const reason = readReason(search.get("unmasked"));
  const detail = { format: format.data, ...(reason !== null && { unmasked: maskText(reason) }) };
  await recordAudit({ actor: viewer, action: "session.export", botId, target: id, detail });
  const { type, ending } = exportFiles[format.data];
  const name = `session-${transcript.session.id.replace(/[^\w-]/g, "_")}.${ending}`;
  const shown = reason === null ? maskTranscript(transcript) : transcript;
  return new Response(printSession(shown, format.data, locale), {
    headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"` },
  });
}

function readReason(text: string | null): string | null {
  if (text === null) return null;
  const reason = reasonSchema.safeParse(text);
  if (reason.success) return reason.data;
  throw new AppError("bad-request", "unmasked must say in 3 to 300 characters why.");
}

/** The file itself. */
export function printSession(transcript: Transcript, format: ExportFormat, locale: Locale): string {
  return printers[format](mask(transcript), exportWordsOf(locale));
}

function mask(transcript: Transcript): Transcript {
  // Masking changes what stands inside of texts, and so not the shape.
  return JSON.parse(maskCallerData(JSON.stringify(transcript))) as Transcript;
}

/** What an export calls things. */
export function exportWordsOf(locale: Locale): ExportWords {
  const messages = catalogues[locale];
  const t = createTranslator({ locale, messages, namespace: "transcript" });
  const common = createTranslator({ locale, messages, namespace: "common" });
  return {
    locale,
    title: ({ session }) => t("title", { user: session.userId || t("unknownUser") }),
    facts: ({ session, messages: said }) => {
      const { user, bot, agent, failures } = countMessages(said);
      const count = (kind: "user" | "bot" | "agent") => `${t("messages")} (${t(`speaker.${kind}`)})`;
      return [
        { name: t("session"), value: session.id },
        { name: t("user"), value: session.userId || t("unknownUser") },
        { name: t("bot"), value: session.botId },
        { name: t("channel"), value: channelName(session.channel) },
        { name: t("started"), value: session.startedAt },
        { name: t("ended"), value: session.endedAt ?? t("ongoing") },
        { name: t("outcome"), value: common(`outcome.${session.outcome}`) },
        { name: count("user"), value: String(user) },
        { name: count("bot"), value: String(bot) },
        { name: count("agent"), value: String(agent) },
        { name: t("failures"), value: String(failures) },
        ...session.tags.map(({ name, value }) => ({ name: t("tags"), value: t("tagText", { name, value }) })),
      ];
    },
    speaker: ({ kind, name }) =>
      kind === "agent" && name ? t("speaker.namedAgent", { name }) : t(`speaker.${kind}`),
    note: (note) => t(`note.${note}`),
    chosen: t("chosen"),
    empty: t("emptyTitle"),
  };
}
