import type { BotProfile } from "./bot-profile";
import { isVoice, isWorkplace } from "./channels";
import { uuid } from "./ids";
import { hash, Random } from "./random";
import type { Message, Session } from "./session";
import { sessionTags, showsTags } from "./session-row";

export interface MessageRowOptions {
  agentsInfo: boolean;
  traceId: boolean;
  latency: boolean;
  secureForm: boolean;
  now: number;
}

const traceIdDays = 30;

/** A message document as getMessages shows it (kore-contract 4). */
export function messageRow(
  message: Message,
  profile: BotProfile,
  options: MessageRowOptions,
): Record<string, unknown> {
  const { session, at } = message;
  const random = new Random(hash(message.id));
  const createdOn = new Date(at).toISOString();
  const incoming = message.direction === "incoming";
  const bare = session.quirk === "bareMessages";
  const legacy = session.quirk === "legacyRow";
  const userId = session.person.userId;
  const author = authorOf(message, options.agentsInfo);
  return {
    _id: message.id,
    channels: [channelOf(session, random)],
    type: message.direction,
    status: statusOf(message, random),
    createdBy: userId,
    ...(incoming && { lmodifiedBy: userId }),
    createdOn,
    lmodifiedOn: createdOn,
    botId: profile.botId,
    ...(!(bare || (!incoming && random.chance(0.04))) && {
      orgId: profile.orgId,
      accountId: profile.accountId,
    }),
    isBB: session.developer ? 1 : 0,
    ...(!bare && { ms: message.source }),
    [legacy ? "channel" : "chnl"]: session.channel,
    isD: session.developer ? 1 : 0,
    components: [
      {
        _id: `cp-${uuid(random)}`,
        cT: message.component.cT,
        data:
          options.secureForm && message.secureValues
            ? { text: JSON.stringify(message.secureValues) }
            : message.component.data,
        thumbnails: message.component.thumbnails ?? [],
      },
    ],
    ...(!bare && !incoming && message.task !== undefined && { tN: message.task }),
    ...(!(bare && random.chance(0.3)) && { timestampValue: at + random.int(0, 14) }),
    __v: 0,
    ...(!legacy && { lang: session.person.language.code }),
    sT: 1,
    // About one row in two thousand belongs to no session at all.
    ...(!random.chance(0.0005) && { sessionId: session.plan.sessionId }),
    ...(session.conversationId !== undefined &&
      message.withAgent && { conversationId: session.conversationId }),
    ...(incoming && random.chance(0.3) && { cluster_id: "Others" }),
    resourceid: "messagestore",
    ...(message.withAgent && { isA: true }),
    ...(author && { author }),
    ...(showsTags(session) && { tags: tagsOf(message) }),
    ...(legacy && legacyFields(at, random)),
    ...(!legacy &&
      random.chance(0.05) && {
        nodeType: "message",
        path: ["n0", `n${random.int(1, 9)}`],
        __lModifiedOn__: createdOn,
      }),
    ...(options.latency && !incoming && { latency: latencyOf(session, message, random) }),
    ...(options.traceId &&
      incoming &&
      at > options.now - traceIdDays * 86_400_000 && { traceId: uuid(random) }),
  };
}

/** Flow trace and encryption remnants of documents from before 2020. */
function legacyFields(at: number, random: Random): Record<string, unknown> {
  const remnant = () => uuid(random).replaceAll("-", "");
  return {
    iv: remnant(),
    ire: false,
    cek: remnant(),
    tr0_I: at,
    tr0_O: at + 180,
    tr0_T: 180,
    tr_pId: `pr-${uuid(random)}`,
    tr_isSS: false,
  };
}

function latencyOf({ channel }: Session, { spoken = "" }: Message, random: Random): Record<string, unknown> {
  const bot = { durationMs: random.int(180, 1_400) };
  if (!isVoice(channel)) return { totalMs: bot.durationMs, bot };
  const asr = {
    durationMs: random.int(120, 600),
    provider: random.pick(["google", "azure"]),
    confidenceScore: random.int(61, 99) / 100,
  };
  const tts = {
    durationMs: random.int(90, 500),
    provider: "azure",
    utteranceLengthChars: spoken.length,
    audioLengthMs: spoken.length * 55,
    streamingEnabled: random.chance(0.5),
    firstByteMs: random.int(40, 140),
  };
  return { totalMs: asr.durationMs + bot.durationMs + tts.durationMs, asr, bot, tts };
}

function statusOf({ direction, withAgent }: Message, random: Random): string {
  if (direction === "outgoing")
    return random.weighted([
      ["pending", 90],
      ["delivered", 8],
      ["opened", 2],
    ]);
  return withAgent ? random.pick(["sent to cs", "received"]) : "received";
}

function channelOf({ channel, person }: Session, random: Random): Record<string, unknown> {
  if (random.chance(0.01)) return { type: channel };
  if (isWorkplace(channel))
    return { type: channel, channelUId: person.email, ...(channel === "email" && { from: person.email }) };
  if (channel === "sms" || channel === "korevg" || channel.startsWith("ivr") || channel === "twiliovoice") {
    return { type: channel, channelUId: person.phone, from: person.phone, to: "+18005550123" };
  }
  return { type: channel, channelUId: person.channelUId };
}

function authorOf(message: Message, agentsInfo: boolean): Record<string, unknown> | undefined {
  if (message.author) return message.author;
  const { agent } = message;
  if (!agent || !agentsInfo) return undefined;
  const { id, firstName, lastName, nickName } = agent;
  return { id, type: "AGENT", firstName, lastName, ...(nickName !== undefined && { nickName }) };
}

function tagsOf(message: Message): Record<string, unknown> {
  const { userTags, sessionTags: fromSession } = sessionTags(message.session, message.at);
  return {
    messageTags: message.tags ?? [],
    userTags,
    sessionTags: fromSession,
    altText: message.altText === undefined ? [] : [{ name: "altText", value: message.altText }],
  };
}
