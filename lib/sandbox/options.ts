import type { FaultRule } from "./faults/fault-rule";
import type { Scope } from "./http/authenticate";
import type { RateLimits } from "./http/rate-limit";
import type { Trade } from "./scenarios/library";
import type { SandboxSwitches } from "./switches";

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** 127.0.0.1 unless given. */
  host?: string;
  /** The same seed gives the same conversations. */
  seed?: number;
  /** Of each bot; 80 unless given. */
  sessionsPerDay?: number;
  /** How many days before the start the history begins; 60 unless given. */
  days?: number;
  /** The clock, in epoch milliseconds. */
  now?: () => number;
  /** By bot id; also by the client id of the account-wide app. */
  clientSecrets?: Record<string, string>;
  /** 60 a minute and 1,800 an hour unless given; false lifts both. */
  rateLimits?: RateLimits | false;
  switches?: Partial<SandboxSwitches>;
  faults?: readonly FaultRule[];
  /** Serves `/sandbox/faults` and `/sandbox/requests`, by which a running sandbox can be steered; false unless given. */
  control?: boolean;
  /** What the Admin Console app may do; everything unless given. */
  adminScopes?: readonly Scope[];
  /** Replaces the bank and the travel company. */
  bots?: readonly BotOptions[];
}

export interface BotOptions {
  botId: string;
  name: string;
  /** Whose conversations the bot has. */
  trade: Trade;
  clientId?: string;
  scopes?: readonly Scope[];
  sessionsPerDay?: number;
  inactivityTimeoutMs?: number;
}
