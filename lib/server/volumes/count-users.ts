import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import type { UserVolumes } from "@/lib/domain/volumes/users";
import { archive } from "../archive/database";
import { countNewUsers } from "../archive/volumes/count-users";
import { printBuckets, readStretch } from "./read-stretch";

/** How many of each bucket's users came for the first time, and how many again. */
export async function countUsers(viewer: Viewer, search: URLSearchParams): Promise<UserVolumes> {
  const { zone, unit, current } = await readStretch(viewer, search);
  const { from, to, buckets, question } = current;
  const counts = buckets.map(() => ({ fresh: 0, returning: 0 }));
  if (buckets.length > 0) {
    for (const { at, ...users } of await countNewUsers(archive(), question, buckets)) counts[at] = users;
  }
  return { zone, from, to, bucket: unit, buckets: printBuckets(buckets), counts };
}
