/** The single keys that can be changed, as they are by default. */
export const changeableKeys = ["/", "j", "k", "[", "]", ".", "n", "N", "x", "?"] as const;
export type ChangeableKey = (typeof changeableKeys)[number];

/** The keys that somebody chose, by those they stand for; the others are as they were. */
export type KeyMap = Partial<Record<ChangeableKey, string>>;

/** Makes sense of what a browser kept; two actions never share a key. */
export function parseKeyMap(text: string | undefined): KeyMap {
  const stored = readJson(text);
  if (typeof stored !== "object" || stored === null) return {};
  const chosen = new Map<ChangeableKey, string>();
  for (const key of changeableKeys) {
    const wish: unknown = Reflect.get(stored, key);
    if (typeof wish === "string" && isKey(wish) && wish !== key) chosen.set(key, wish);
  }
  const map: KeyMap = Object.fromEntries(chosen);
  const all = changeableKeys.map((key) => map[key] ?? key);
  return new Set(all).size === all.length ? map : {};
}

/** Gives an action another key; an action that had it gets the one that becomes free. */
export function changeKey(map: KeyMap, key: ChangeableKey, wish: string): KeyMap {
  if (!isKey(wish)) return map;
  const now = map[key] ?? key;
  const other = changeableKeys.find((one) => one !== key && (map[one] ?? one) === wish);
  return parseKeyMap(JSON.stringify({ ...map, [key]: wish, ...(other ? { [other]: now } : {}) }));
}

/** What each key means that means something else now; null for one that means nothing any more. */
export function meanings(map: KeyMap): Record<string, string | null> {
  const changed = changeableKeys.filter((key) => map[key] !== undefined);
  return {
    ...Object.fromEntries(changed.map((key) => [key, null])),
    ...Object.fromEntries(changed.map((key) => [map[key], key])),
  };
}

/** One sign that can be typed; `g` begins sequences, and `X` selects up to a row. */
function isKey(text: string): boolean {
  return [...text].length === 1 && /^[^\s\p{C}]$/u.test(text) && text !== "g" && text !== "X";
}

function readJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
