import "server-only";
import type { ContentOf } from "@/lib/domain/message-content";
import { allWords, object, objects, texts, webUrl, words } from "../fields";
import { isObject, type JsonObject } from "../reading";

type Answer = ContentOf<"answer">;
type Source = Answer["sources"][number];

/** Answers with the places they were found in, numbered once for the whole message (kore-contract 5). */
export function readAnswer(type: string, payload: JsonObject): Answer {
  const graph = object(object(payload.graph_answer).payload);
  const panels = [object(graph.center_panel), object(object(payload.answer_payload).center_panel)];
  const sources: Source[] = [];
  const parts = panels.flatMap(({ data }) => objects(data)).map((snippet) => readPart(snippet, sources));
  const found = Object.values(object(payload.results)).flatMap((group) => objects(object(group).data));
  return {
    kind: "answer",
    type,
    texts: allWords(payload.title, payload.text),
    options: [],
    parts,
    sources,
    results: found.map((page) => ({
      title: words(page.page_title, page.title, page.file_title),
      text: words(page.page_preview, page.preview, page.description, page.file_preview),
      url: webUrl(page.page_url, page.url, page.file_url),
    })),
  };
}

function readPart(snippet: JsonObject, sources: Source[]): Answer["parts"][number] {
  const fragments = [snippet.snippet_content].flat().map((fragment) =>
    isObject(fragment)
      ? {
          text: words(fragment.answer_fragment, fragment.text),
          sources: objects(fragment.sources).map((source) => numberOf(source, sources)),
        }
      : { text: texts(fragment).join(" "), sources: webUrl(snippet.url) ? [numberOf(snippet, sources)] : [] },
  );
  return { title: words(snippet.snippet_title), fragments: fragments.filter(({ text }) => text) };
}

function numberOf(source: JsonObject, sources: Source[]): number {
  const title = words(source.title, source.source, source.url);
  const url = webUrl(source.url);
  const known = sources.findIndex((other) => other.title === title && other.url === url);
  if (known >= 0) return known;
  return sources.push({ title, url }) - 1;
}
