import "server-only";

/** Marks a text of a record as one that people read; returns it unchanged. */
export type Say = (text: string) => string;

/** A record as Kore sends it, and every text in it that a reader must find on the screen. */
export type Sample = { name: string; record: Record<string, unknown>; said: string[] };

type Direction = "incoming" | "outgoing";
type Extra = Record<string, unknown> & { type?: Direction; chnl?: string };

let count = 0;

/** A text component; a value that is no text is sent as JSON. */
export function textSample(name: string, build: (say: Say) => unknown, extra: Extra = {}): Sample {
  return componentSample(
    name,
    "text",
    (say) => {
      const value = build(say);
      return { text: typeof value === "string" ? value : JSON.stringify(value) };
    },
    extra,
  );
}

export function templateSample(name: string, build: (say: Say) => Record<string, unknown>): Sample {
  return textSample(name, (say) => ({ type: "template", payload: { template_type: name, ...build(say) } }));
}

export function componentSample(
  name: string,
  cT: string,
  build: (say: Say) => unknown,
  extra: Extra = {},
): Sample {
  const said: string[] = [];
  const data = build((text) => {
    said.push(text);
    return text;
  });
  count += 1;
  return {
    name,
    said,
    record: {
      _id: `ms-sample-${count}`,
      type: "outgoing",
      chnl: "rtm",
      createdOn: new Date(Date.UTC(2026, 0, 5, 9, 0, count * 20)).toISOString(),
      components: [{ cT, data }],
      ...extra,
    },
  };
}
