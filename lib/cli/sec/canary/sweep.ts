import { encodingsOf } from "./encodings";

/** Something that has its place; `kind` is what it is, and never the thing itself is printed. */
export type Canary = { kind: string; value: string };
/** Where it may turn up; `place` says where in it, such as `POST /api/shares body`. */
export type Found = {
  sink: string;
  place: string;
  text: string /** That it is there is wrong. */;
  isFault?: boolean;
};
export type Allowed = { kind: string; sink: string; place: RegExp; why: string };
export type Hit = { kind: string; sink: string; place: string; encoding: number };

/** Every token that signs a request to Kore looks like this. */
const signedToken = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/;

/** All canaries that stand where none of `allowed` says that they may. */
export function makeSweep(canaries: Canary[], allowed: Allowed[]): (found: Found) => Hit[] {
  const needles = canaries.flatMap(({ kind, value }) =>
    encodingsOf(value).map((text, encoding) => ({ kind, text, encoding })),
  );
  return ({ sink, place, text, isFault }) => {
    const hits = needles.filter((needle) => text.includes(needle.text));
    if (isFault) hits.push({ kind: "what has no business there", text: "", encoding: 0 });
    if (signedToken.test(text)) hits.push({ kind: "a token that signs", text: "", encoding: 0 });
    return hits
      .filter(
        ({ kind }) => !allowed.some((one) => one.kind === kind && one.sink === sink && one.place.test(place)),
      )
      .map(({ kind, encoding }) => ({ kind, sink, place, encoding }));
  };
}
