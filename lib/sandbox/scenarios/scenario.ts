/** One thing that can happen next in a dialogue. Texts are alternatives; `{slot}` is filled when it is said. */
export type Step =
  | { kind: "user" | "bot" | "agent" | "miss"; texts: readonly string[] }
  | { kind: "press"; option?: number }
  | { kind: "template"; template: string; texts: readonly string[]; options: readonly Option[] }
  | { kind: "special"; special: string; texts: readonly string[] }
  | { kind: "join" }
  | { kind: "leave" }
  | { kind: "drop"; chance: number }
  | { kind: "optional"; chance: number; steps: readonly Step[] }
  | { kind: "when"; payloads: readonly string[]; steps: readonly Step[] }
  | { kind: "stop" }
  | { kind: "tag"; scope: "session" | "user" | "message"; name: string; value: string };

export interface Option {
  title: string;
  /** What the press sends; the title itself when the script names nothing else. */
  payload: string;
  subtitle?: string;
}

export interface Scenario {
  id: string;
  /** Kore's task name, shown as `tN`. */
  task: string;
  weight: number;
  /** Hands over to a live agent at some point. */
  handover: boolean;
  steps: readonly Step[];
}
