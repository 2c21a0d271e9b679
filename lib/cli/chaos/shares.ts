import { sql } from "drizzle-orm";
import { Pool } from "undici";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "@/lib/server/archive/database";
import { eraseUser } from "@/lib/server/archive/erase-user";
import { revokeShare, setSharePolicy } from "@/lib/server/shares/keep-shares";
import { redeemShare } from "@/lib/server/shares/open-share";
import { shareCookieName } from "@/lib/server/shares/share-cookie";
import { makeViewer, share, storeTalk, userOf } from "@/lib/server/shares/test-shares";
import { origin, startWebInstances } from "./web-instances";

/** Two instances over one archive: what a third ends, neither shows to any request that starts afterwards. */
const rounds = Number(process.env["ROUNDS"] ?? 40);

const web = await startWebInstances({ count: 2, logLevel: "error" });
const instances = web.urls.map((url) => new Pool(url, { connections: 4 }));
const admin = await makeViewer(archive(), "Ada", "admin");

type Link = { id: string; sessionId: string; creator: Viewer };
const ends: Record<string, (link: Link) => Promise<unknown>> = {
  revoked: ({ id }) => revokeShare(admin, id),
  "its time over": ({ id }) =>
    archive().execute(sql`update shares set expires_at = now() - interval '1 ms' where id = ${id}`),
  "its creator disabled": ({ creator }) =>
    archive().execute(sql`update accounts set disabled_at = now() where id = ${creator.id}`),
  "its creator's grant taken": ({ creator }) =>
    archive().execute(sql`delete from account_bots where account_id = ${creator.id}`),
  "links switched off": () => setSharePolicy(admin, "st-1", { allowsShares: false }),
  "its session erased": ({ sessionId }) => eraseUser(archive(), "st-1", userOf(sessionId), Date.now()),
};

let failures = 0;
for (const [name, end] of Object.entries(ends)) {
  let [shown, after] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    await setSharePolicy(admin, "st-1", { allowsShares: true });
    const link = await makeLink(`${name} ${round}`);
    shown += (await ask(link)).filter((status) => status === 200).length;
    await end(link);
    after += (await ask(link)).filter((status) => status !== 404).length;
  }
  const isAsClaimed = after === 0 && shown === rounds * 4;
  if (!isAsClaimed) failures += 1;
  console.log(`${name}: ${shown} of ${rounds * 4} answered before it, ${after} after it`);
}

for (const pool of instances) await pool.close();
await web.close();
process.exit(failures === 0 ? 0 : 1);

async function makeLink(name: string): Promise<Link & { token: string; visit: string }> {
  const sessionId = `s-${name.replaceAll(" ", "-")}`;
  await storeTalk(archive(), sessionId, "Hello", "Hello");
  const creator = await makeViewer(archive(), name, "reviewer");
  const { token, share: made } = await share(creator, sessionId);
  const visit = (await redeemShare({ token }, undefined)) ?? "";
  return { id: made.id, sessionId, creator, token, visit };
}

/** Both instances at once, each by the cookie of a visit and by the token. */
function ask({ token, visit }: { token: string; visit: string }): Promise<number[]> {
  const cookie = `${shareCookieName()}=${visit}`;
  const asked = instances.flatMap((pool) => [
    pool.request({ method: "GET", path: "/api/share/transcript", headers: { cookie } }),
    pool.request({
      method: "POST",
      path: "/api/share/redeem",
      headers: { origin, "content-type": "application/json" },
      body: JSON.stringify({ token }),
    }),
  ]);
  return Promise.all(
    asked.map(async (reply) => {
      const { statusCode, body } = await reply;
      await body.dump();
      return statusCode;
    }),
  );
}
