import type { Person } from "./people";

export interface Tag {
  name: string;
  value: string | number | boolean;
}

export type Outcome = "selfService" | "agent" | "dropOff";

/** What is known of a session before its dialogue is written; cheap to make for thousands. */
export interface SessionPlan {
  sessionId: string;
  seed: number;
  startAt: number;
  userIndex: number;
  kind: "dialogue" | "handover" | "ghost" | "long";
  /** False for sessions that have messages and yet no row of their own (kore-contract 1.2). */
  listed: boolean;
  /** No message of the session is later than its start plus this. */
  spanMs: number;
  /** When the last message came; known once the dialogue has been written. */
  lastAt?: number;
}

export type Quirk =
  | "legacyRow"
  | "noTags"
  | "noContainment"
  | "negativeDuration"
  | "bareMessages"
  | "nonInteractive"
  | undefined;

export interface Session {
  plan: SessionPlan;
  person: Person;
  channel: string;
  developer: boolean;
  quirk: Quirk;
  conversationId: string | undefined;
  /** Of a phone call; third-party desktops know the conversation by it. */
  callId: string | undefined;
  /** Which webhook instance an `ivr` call came through. */
  ivrInstance: 1 | 2;
  /** Oldest first. */
  messages: readonly Message[];
  /** `end_time` once the session is closed. */
  endAt: number;
  closedAt: number;
  outcome: Outcome;
  tags: readonly TimedTag[];
  /** When each task was done. */
  tasksDoneAt: readonly number[];
}

export interface TimedTag extends Tag {
  at: number;
  scope: "session" | "user";
}

export interface Message {
  /** Made when it is asked for: most messages are only counted. */
  readonly id: string;
  at: number;
  /** Its place in the session. */
  index: number;
  session: Session;
  direction: "incoming" | "outgoing";
  component: { cT: string; data: Record<string, unknown>; thumbnails?: readonly Record<string, unknown>[] };
  /** Kore's message source: 0 alert, 1 text, 2 action, 3 other (kore-contract 4.1). */
  source: 0 | 1 | 2 | 3;
  task?: string;
  altText?: string;
  tags?: readonly Tag[];
  agent?: Agent;
  /** Part of the conversation with a live agent. */
  withAgent?: boolean;
  author?: Record<string, unknown>;
  /** What was typed into a secured form. */
  secureValues?: Record<string, string>;
  /** What was said, for the flat rows that `callId` answers with. */
  spoken?: string;
}

export interface Agent {
  id: string;
  firstName: string;
  lastName: string;
  nickName?: string;
}
