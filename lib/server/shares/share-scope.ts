import "server-only";
import { blackOut } from "@/lib/domain/black-out";
import { type SharedTranscript, sharedTranscriptSchema } from "@/lib/domain/share";
import { archive } from "../archive/database";
import { findVisitedShare, type VisitedShare } from "../archive/shares";
import { hashToken } from "../auth/token";
import { currentBots } from "../bots/registry";
import { log } from "../log";
import { wordsOf } from "./mark-words";
import { readStretch } from "./read-stretch";
import { noSuchShare } from "./share-problem";

/** All that somebody with a link can reach: the one stretch it is of, asked for anew each time. */
export class ShareScope {
  readonly #share: VisitedShare;

  private constructor(share: VisitedShare) {
    this.#share = share;
  }

  /** By the value of the visit's cookie. Throws not-found unless the link is valid at `now` (epoch milliseconds). */
  static async open(visit: string | undefined, now: number): Promise<ShareScope> {
    const share = visit ? await findVisitedShare(archive(), hashToken(visit), now) : undefined;
    const isConfigured = (await currentBots()).bots.some(({ id }) => id === share?.botId);
    if (!share || !isConfigured) throw noSuchShare();
    return new ShareScope(share);
  }

  /** Masked and with its words black. Throws not-found when it is no longer sure what to hide. */
  async read(): Promise<SharedTranscript> {
    const { id, creator, note, expiresAt, snapshotAt, blackouts } = this.#share;
    const stretch = await readStretch(this.#share);
    const words = stretch && wordsOf(stretch, blackouts);
    if (!stretch || !words) {
      log().warn({ shareId: id }, "a shared session changed where words of it are blacked out");
      throw noSuchShare();
    }
    return sharedTranscriptSchema.parse({
      by: creator,
      note,
      until: expiresAt,
      isLive: snapshotAt === null,
      messages: blackOut(stretch.messages, words),
    });
  }
}
