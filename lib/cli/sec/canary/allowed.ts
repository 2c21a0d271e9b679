import type { Allowed } from "./sweep";

/** All the places in which a secret may stand, each shown once to whom it is for. */
export const allowed: Allowed[] = [
  {
    kind: "cookie",
    sink: "answer",
    place: / set-cookie$/,
    why: "The browser has to learn its sign-in and its visit of a link; no script reads them.",
  },
  {
    kind: "share token",
    sink: "answer",
    place: /^POST \/api\/shares body$/,
    why: "Whoever makes a link is shown it once.",
  },
  {
    kind: "API token",
    sink: "answer",
    place: /^POST \/api\/account\/tokens body$/,
    why: "Whoever makes a token is shown it once.",
  },
  {
    kind: "one-time codes",
    sink: "answer",
    place: /^POST \/api\/account\/codes(\/offer)? body$/,
    why: "The authenticator app has to learn its key, and its owner the recovery codes.",
  },
  {
    kind: "invitation",
    sink: "answer",
    place: /^POST \/api\/members(\/[^/]+\/invitation)? body$/,
    why: "The admin passes the address on.",
  },
  {
    kind: "personal data",
    sink: "dump",
    place: /^(sessions|messages|(session|message)_versions|session_(tags|facts)|facet_days)$/,
    why: "The archive keeps conversations, and what is counted of them.",
  },
  {
    kind: "setup address",
    sink: "output",
    place: /^the terminal$/,
    why: "Whoever starts Backscroll makes the first admin.",
  },
];
