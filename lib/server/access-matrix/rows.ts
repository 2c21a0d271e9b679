import "server-only";
import type { TokenScope } from "@/lib/domain/api-token";
import type { Access } from "../route";

/** What of the archive a call is about; a bot that is null is left to the server. */
export type Place = {
  bot: string | null;
  sessionId: string;
  messageId: string;
  viewId: string;
  shareId: string;
};
type Ask = { params?: Record<string, string>; search?: Record<string, string>; body?: unknown };
export type Row = {
  access: Access;
  ask?: (place: Place) => Ask;
  /** What the caller gets on what is theirs; 200 unless it says otherwise. */
  own?: number[];
  /** The call is about no bot, or about every bot one has. */
  isPlaceless?: true;
  /** Something in a bot is named too, which may be another bot's. */
  isOfObject?: true;
  endsSignIn?: true;
  /** What an API token has to be good for; without it none is taken. */
  scope?: TokenScope;
};

const bySearch = ({ bot }: Place): Ask => ({ search: bot === null ? {} : { bot } });
const byPath = ({ bot }: Place): Ask => ({ params: { botId: bot ?? "" } });
const byPathWith = (body: unknown) => (place: Place) => ({ ...byPath(place), body });
const ofSession = (place: Place): Ask => ({ ...bySearch(place), params: { sessionId: place.sessionId } });

const list: Row = { access: "viewer", scope: "read", ask: bySearch };
const nobody: Ask = { params: { accountId: "9b0c9a52-7d0e-4b84-9c6a-2e8f41d7b035" } };
const ofNobody: Row = { access: "administrator", ask: () => nobody, isPlaceless: true, own: [404] };
const range = { from: "2026-03-01T00:00:00.000Z", to: "2026-03-02T00:00:00.000Z" };
const view = { name: "Mine", description: "", words: "range=7d", columns: [], isShared: false };
/** Nothing of Kore answers in the tests. */
const withoutKore = [200, 400, 404, 429, 502, 503, 504];

/** Who may call what: each route with each of its methods has a row here, or the matrix fails. */
export const rows: Record<string, Record<string, Row>> = {
  "/api/access-requests": {
    GET: { access: "admin", isPlaceless: true },
    POST: { access: "signed-in", ask: ({ bot }) => ({ body: { botId: bot ?? "st-1" } }), isPlaceless: true },
  },
  "/api/access-requests/decide": {
    POST: {
      access: "admin",
      ask: ({ bot }) => ({ body: { botId: bot, accountId: crypto.randomUUID(), isGranted: false } }),
      own: [200, 404, 409],
    },
  },
  "/api/account/password": {
    POST: {
      access: "signed-in",
      ask: () => ({ body: { current: "a guess", password: "a long enough password" } }),
      isPlaceless: true,
      own: [400, 401, 403, 404, 409],
    },
  },
  "/api/account/codes": {
    POST: {
      access: "signed-in",
      ask: () => ({ body: { sealed: "none", code: "000000" } }),
      isPlaceless: true,
      own: [409],
    },
    DELETE: {
      access: "signed-in",
      ask: () => ({ body: { password: "a guess" } }),
      isPlaceless: true,
      own: [409],
    },
  },
  "/api/account/codes/offer": { POST: { access: "signed-in", isPlaceless: true, own: [409] } },
  "/api/account/tokens": {
    GET: { access: "signed-in", isPlaceless: true },
    POST: {
      access: "signed-in",
      ask: () => ({ body: { name: "Made", scopes: ["read"], days: 1 } }),
      isPlaceless: true,
    },
  },
  "/api/account/tokens/[tokenId]": {
    DELETE: {
      access: "signed-in",
      ask: () => ({ params: { tokenId: "no-token" } }),
      isPlaceless: true,
      own: [404],
    },
  },
  "/api/audit": { GET: { access: "auditor", ask: bySearch } },
  "/api/audit/export": {
    GET: {
      access: "auditor",
      scope: "export",
      ask: (place) => ({ search: { ...bySearch(place).search, format: "csv" } }),
    },
  },
  "/api/bots": {
    POST: {
      access: "administrator",
      ask: () => ({
        body: {
          ...{ id: "st-new", name: "New", host: "https://10.0.0.1", clientId: "cs", clientSecret: "secret" },
          ...{ kind: "bot", algorithm: "HS256", inactivityTimeoutMinutes: 15 },
        },
      }),
      isPlaceless: true,
      own: [400],
    },
  },
  "/api/bots/[botId]": {
    // Those of the settings are changed there.
    PATCH: {
      access: "administrator",
      ask: byPathWith({ name: "Another" }),
      isPlaceless: true,
      own: [404, 409],
    },
    DELETE: {
      access: "administrator",
      ask: byPathWith({ erases: true }),
      isPlaceless: true,
      own: [404, 409],
    },
  },
  "/api/bots/[botId]/removal": {
    GET: { access: "administrator", ask: byPath, isPlaceless: true, own: [404, 409] },
  },
  "/api/bots/[botId]/budget": { GET: { access: "admin", ask: byPath } },
  "/api/bots/[botId]/coverage": {
    GET: { access: "viewer", scope: "read", ask: byPath },
    POST: { access: "viewer", ask: byPathWith(range) },
  },
  "/api/bots/[botId]/erasures": {
    POST: { access: "admin", ask: byPathWith({ userId: "u-nobody", confirmed: false }) },
  },
  "/api/bots/[botId]/history": {
    GET: { access: "admin", ask: byPath },
    PATCH: { access: "admin", ask: byPathWith({ isPaused: false }) },
  },
  "/api/bots/[botId]/history/expiring": {
    GET: { access: "admin", ask: (place) => ({ ...byPath(place), search: { days: "30" } }) },
  },
  "/api/bots/[botId]/person": {
    POST: { access: "admin", ask: byPathWith({ userId: "u-nobody", format: "json", locale: "en" }) },
  },
  "/api/bots/[botId]/policy": {
    GET: { access: "viewer", ask: byPath },
    PATCH: { access: "admin", ask: byPathWith({ allowsShares: true }) },
  },
  "/api/bots/[botId]/repair": { POST: { access: "admin", ask: byPathWith(range) } },
  "/api/bots/[botId]/retry": { POST: { access: "viewer", ask: byPathWith(range) } },
  "/api/bots/[botId]/test": { POST: { access: "admin", ask: byPath } },
  "/api/connection": {
    POST: {
      access: "administrator",
      ask: () => ({
        body: {
          ...{ id: "st-new", host: "https://10.0.0.1", clientId: "cs", clientSecret: "secret" },
          ...{ kind: "bot", algorithm: "HS256" },
        },
      }),
      isPlaceless: true,
      own: [400],
    },
  },
  "/api/export": {
    GET: {
      access: "reviewer",
      scope: "export",
      ask: (place) => ({
        search: { form: "sessions-csv", words: `${new URLSearchParams(bySearch(place).search)}` },
      }),
    },
    POST: {
      access: "reviewer",
      scope: "export",
      ask: (place) => ({
        body: { form: "sessions-jsonl", words: `${new URLSearchParams(bySearch(place).search)}` },
      }),
    },
  },
  "/api/facets": { GET: list },
  "/api/kore/bots/[botId]/[endpoint]": {
    GET: {
      access: "reviewer",
      scope: "proxy",
      ask: (place) => ({ params: { ...byPath(place).params, endpoint: "getMessages" } }),
      own: withoutKore,
    },
    POST: {
      access: "reviewer",
      scope: "proxy",
      ask: (place) => ({ params: { ...byPath(place).params, endpoint: "getSessions" }, body: {} }),
      own: withoutKore,
    },
  },
  "/api/health": { GET: { access: "anyone" } },
  "/api/invitation": {
    POST: {
      access: "anyone",
      ask: () => ({ body: { token: "no token", password: "a long enough password" } }),
      own: [404],
    },
  },
  "/api/members": {
    GET: { access: "administrator", isPlaceless: true },
    POST: {
      access: "administrator",
      ask: () => ({ body: { name: "Invited", grants: [] } }),
      isPlaceless: true,
      own: [200, 409],
    },
  },
  "/api/members/[accountId]": { PATCH: { ...ofNobody, ask: () => ({ ...nobody, body: { grants: [] } }) } },
  "/api/members/[accountId]/invitation": { POST: ofNobody },
  "/api/members/[accountId]/sign-out": { POST: ofNobody },
  // Whom it serves is not told by a role; that nobody names this machine here is reason enough to refuse.
  "/api/metrics": { GET: { access: "anyone", own: [403] } },
  "/api/ready": { GET: { access: "anyone" } },
  "/api/sessions": { GET: list },
  "/api/sessions/count": { GET: list },
  "/api/sessions/[sessionId]": { GET: { access: "viewer", scope: "read", ask: ofSession, isOfObject: true } },
  "/api/sessions/[sessionId]/export": {
    GET: {
      access: "reviewer",
      scope: "export",
      ask: (place) => ({ ...ofSession(place), search: { ...bySearch(place).search, format: "json" } }),
      isOfObject: true,
    },
  },
  "/api/sessions/[sessionId]/messages/[messageId]": {
    GET: {
      access: "viewer",
      scope: "read",
      ask: (place) => ({
        ...bySearch(place),
        params: { sessionId: place.sessionId, messageId: place.messageId },
      }),
      isOfObject: true,
    },
  },
  "/api/sessions/[sessionId]/reveals": {
    POST: {
      access: "reviewer",
      ask: ({ bot, sessionId, messageId }) => ({
        params: { sessionId },
        body: { botId: bot ?? "", messageId, reason: "a customer asked" },
      }),
      isOfObject: true,
    },
    DELETE: { access: "reviewer", ask: ofSession },
  },
  "/api/sessions/[sessionId]/share-preview": {
    GET: { access: "reviewer", ask: ofSession, isOfObject: true },
  },
  "/api/setup": {
    POST: {
      access: "anyone",
      ask: () => ({ body: { token: "no token", name: "Eve", password: "a long enough password" } }),
      own: [404],
    },
  },
  "/api/share/redeem": {
    POST: { access: "anyone", ask: () => ({ body: { token: "no token" } }), own: [404] },
  },
  "/api/share/transcript": { GET: { access: "anyone", own: [404] } },
  "/api/shares": {
    GET: { access: "reviewer", isPlaceless: true },
    POST: {
      access: "reviewer",
      ask: ({ bot, sessionId }) => ({
        body: {
          botId: bot ?? "",
          sessionId,
          firstMessageId: null,
          lastMessageId: null,
          isLive: false,
          words: [],
          note: "",
          days: 7,
          maxViews: null,
          passphrase: null,
          seen: "another",
        },
      }),
      own: [409],
    },
    DELETE: { access: "reviewer", isPlaceless: true },
  },
  "/api/shares/[shareId]": {
    DELETE: {
      access: "reviewer",
      ask: ({ shareId }) => ({ params: { shareId } }),
      isPlaceless: true,
      own: [404],
    },
  },
  "/api/sign-in": {
    POST: { access: "anyone", ask: () => ({ body: { name: "Eve", password: "a guess" } }), own: [401, 429] },
  },
  "/api/sign-in/demo": { POST: { access: "anyone", ask: () => ({ body: { role: "admin" } }), own: [404] } },
  "/api/sign-in/oidc": { GET: { access: "anyone", own: [303, 307, 404] } },
  "/api/sign-in/oidc/callback": { GET: { access: "anyone", own: [303, 307, 404] } },
  "/api/sign-in/stay": {
    GET: { access: "signed-in", isPlaceless: true },
    POST: { access: "signed-in", isPlaceless: true },
  },
  "/api/sign-out/everywhere": { POST: { access: "signed-in", isPlaceless: true, endsSignIn: true } },
  "/api/sign-out": { POST: { access: "anyone" } },
  "/api/users": {
    GET: { access: "viewer", scope: "read", ask: (place) => bySearch({ ...place, bot: place.bot ?? "" }) },
  },
  "/api/views": {
    GET: list,
    POST: { access: "viewer", ask: ({ bot }) => ({ body: { ...view, botId: bot ?? "" } }) },
  },
  "/api/views/[viewId]": {
    POST: {
      access: "viewer",
      ask: ({ bot, viewId }) => ({
        params: { viewId },
        body: { botId: bot ?? "", isStarred: true, isDefault: false },
      }),
      own: [200, 404],
      isOfObject: true,
    },
    PATCH: {
      access: "viewer",
      ask: ({ bot, viewId }) => ({ params: { viewId }, body: { ...view, botId: bot ?? "" } }),
      // Its owner's and, while it is shared, an admin's to change; whoever calls later finds it gone.
      own: [200, 404],
      isOfObject: true,
    },
    DELETE: {
      access: "viewer",
      ask: (place) => ({ ...bySearch(place), params: { viewId: place.viewId } }),
      own: [200, 404],
      isOfObject: true,
    },
  },
  "/api/volumes": { GET: list },
  "/api/volumes/headline": { GET: list },
  "/api/volumes/hours": { GET: list },
  "/api/volumes/lengths": { GET: list },
  "/api/volumes/signals": { GET: list },
  "/api/volumes/tasks": { GET: list },
  "/api/volumes/users": { GET: list },
};
