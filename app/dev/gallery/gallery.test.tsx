import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ShortList } from "@/components/transcript/short-list";
import { FormatsProvider } from "@/lib/client/use-formats";
import { en } from "@/lib/domain/catalogue/en";
import { contentOptions, contentTexts } from "@/lib/domain/content-texts";
import type { Message } from "@/lib/domain/message";
import type { MessageOption } from "@/lib/domain/message-content";
import { transcriptRows } from "@/lib/domain/transcript-rows";
import { listGallery } from "@/lib/server/gallery";

function draw(messages: Message[], chosen = new Map<string, MessageOption>()): string {
  const rows = transcriptRows(messages, "UTC", { showsEverything: true });
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <FormatsProvider>
        <ShortList
          rows={rows}
          context={{
            chosen,
            tags: new Map(),
            responses: new Map(),
            elapsedFrom: null,
            count: messages.length,
            linkedIds: new Set(),
            firstLinkedId: null,
            target: null,
            place: null,
            copiedHash: null,
            onCopy: () => {},
            onExtend: () => {},
          }}
        />
      </FormatsProvider>
    </NextIntlClientProvider>,
  );
}

/** What stands on the screen: the words between the tags, and the titles that appear on hovering. */
function seen(markup: string): string {
  const titles = [...markup.matchAll(/ (?:title|aria-label)="([^"]*)"/g)].map(([, title]) => title ?? "");
  const words = [markup.replace(/<[^>]*>/g, ""), ...titles].join("\n");
  return words
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

/** Words between the listed ones, units, names of forms and fields, times; and signals, which the screen says in its own words. */
const allowedRest: Record<string, RegExp> = {
  marks: /^andand$/,
  html: /^Read$/,
  "voice verbs": /^s$/,
  "signal StartFlow": /^StartFlow$/,
  "signal MAX_NO_INPUT": /^MAXNOINPUT$/,
  "signal Call Termination Handler": /^CallTerminationHandler$/,
  "form answers": /^kycpassword$/,
  "label of a button": /^machine-sent-payload$/,
  "component timeline": /^--Z$/,
  "component meeting": /^--Z$/,
};

function count(text: string, words: string): number {
  return text.split(words).length - 1;
}

describe.each(listGallery())("$name", ({ name, message, said }) => {
  const markup = draw([message]);
  // What was sent in place of a label is folded away on purpose.
  const words = seen(markup.replace(/<details[\s\S]*?<\/details>/g, ""));

  it("shows every text that people read", () => {
    expect(said.filter((text) => !words.includes(text))).toEqual([]);
  });

  it("shows nothing that only machines read", () => {
    expect(words).not.toMatch(/machine|#[0-9a-f]{6}|rgb\(|template_type|"\w+":|\{"|https:\/\/|\[object/);
    expect(words).not.toMatch(/2b3135353530313030|15550100/);
  });

  it("says nothing that nobody wrote", () => {
    const told = message.contents.flatMap(contentTexts).join("\n");
    const longestFirst = [...said].sort((a, b) => b.length - a.length);
    const rest = longestFirst.reduce((left, text) => left.replaceAll(text, ""), told);
    // Names of fields and of signals, marks of text, and the numbers of scales and places are all that is left.
    expect(rest.replace(/[a-z]\w*(?=:)|[*#_~|:,–\d.\s]|<[^>]*>|h3/gi, "")).toMatch(allowedRest[name] ?? /^$/);
  });

  it("says nothing twice", () => {
    const longEnough = said.filter((text) => text.length > 8);
    const twice = longEnough.filter(
      (text) => count(words, text) > said.filter((other) => other.includes(text)).length,
    );
    expect(twice).toEqual([]);
  });

  it("loads nothing", () => {
    expect(markup).not.toMatch(/<(img|iframe|video|audio|script|object|embed|link|source)\b/i);
  });
});

it("marks the chosen option with a check and the word, once", () => {
  const offers = listGallery().filter(({ message }) => message.contents.flatMap(contentOptions).length > 0);
  for (const { message } of offers) {
    const [option] = message.contents.flatMap(contentOptions);
    const markup = draw([message], new Map(option ? [[message.id, option]] : []));
    expect(count(seen(markup), "chosen"), `${message.id} ${option?.label}`).toBe(1);
    expect(count(seen(draw([message])), "chosen")).toBe(0);
  }
  expect(offers.length).toBeGreaterThan(30);
});
