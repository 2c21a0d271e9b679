export type Texts = { [key: string]: string | Texts };

/** Every text of a catalogue with the path that leads to it. */
export function listTexts(texts: Texts, path: string[] = []): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([key, text]): [string, string][] => {
    const place = [...path, key];
    return typeof text === "string" ? [[place.join("."), text]] : listTexts(text, place);
  });
}
