import type { Trade } from "../scenarios/library";
import type { TrafficShape } from "./calendar";
import type { Mix } from "./channels";

/** All that makes the conversations of one bot its own. */
export interface BotProfile {
  botId: string;
  name: string;
  brand: string;
  trade: Trade;
  orgId: string;
  accountId: string;
  icon: string;
  inactivityTimeoutMs: number;
  ivrInstanceIds: readonly [string, string];
  sessionsPerDay: number;
  seed: number;
  languages: Mix;
  traffic: TrafficShape;
  agents: readonly (readonly [string, string])[];
}

export const trades: Record<Trade, Pick<BotProfile, "brand" | "languages" | "traffic" | "agents">> = {
  bank: {
    brand: "Harbour Bank",
    languages: [
      ["en", 56],
      ["es", 16],
      ["ja", 13],
      ["ar", 11],
      ["th", 4],
    ],
    traffic: {
      weekdays: [0.45, 1.15, 1.1, 1.05, 1, 1.1, 0.6],
      hours: [
        0.3, 0.2, 0.15, 0.15, 0.2, 0.35, 0.7, 1.2, 1.9, 2.4, 2.5, 2.2, 1.8, 2, 2.3, 2.2, 1.9, 1.6, 1.3, 1.1,
        0.9, 0.7, 0.5, 0.4,
      ],
    },
    agents: [
      ["Ana", "Lee"],
      ["Marcus", "Bell"],
      ["Priya", "Shah"],
      ["Tomás", "Vidal"],
      ["Yuki", "Mori"],
      ["Huda", "Saleh"],
    ],
  },
  travel: {
    brand: "Meridian Travel",
    languages: [
      ["en", 46],
      ["ja", 18],
      ["es", 17],
      ["ar", 12],
      ["th", 7],
    ],
    traffic: {
      weekdays: [1.2, 1, 0.9, 0.9, 0.95, 1.1, 1.25],
      hours: [
        0.8, 0.6, 0.4, 0.35, 0.4, 0.5, 0.8, 1, 1.2, 1.3, 1.3, 1.4, 1.5, 1.4, 1.4, 1.5, 1.6, 1.9, 2.2, 2.4,
        2.3, 2, 1.6, 1.1,
      ],
    },
    agents: [
      ["Sofia", "Marin"],
      ["Ben", "Okafor"],
      ["Kenji", "Abe"],
      ["Lina", "Haddad"],
      ["Jo", "Whitfield"],
    ],
  },
};
