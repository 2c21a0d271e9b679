import "server-only";
import { findPersonal } from "../find-personal";
import type { PersonalType } from "../finding";
import { makers, pick, type Random, seeded } from "./people";

export type Quality = {
  type: PersonalType;
  /** Of what is there, how much is hidden to its last digit. */
  recall: number;
  /** Of what only looks alike, how much is taken for it; null where nothing can look alike. */
  falsePositives: number | null;
  /** Of recall and precision, recall counting twice. */
  f2: number;
};

const sentences = [
  (value: string) => value,
  (value: string) => `Hello, it is ${value}.`,
  (value: string) => `${value}, thank you!`,
  (value: string) => `お願いします：${value}です`,
  (value: string) => `{"answer":"${value}","next":true}`,
  (value: string) => `<p>I wrote <b>${value}</b> before</p>`,
  (value: string) => `first line\n${value}\nlast line`,
  (value: string) => `«${value}»`,
];

/** The same value as odd keyboards, editors and channels write it. */
const disguises: ((value: string, random: Random) => string)[] = [
  (value) => value,
  (value) => value,
  (value) => value.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (value) => value.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
  (value) => value.replaceAll("-", "\u2011").replaceAll(" ", "\u00a0"),
  (value, random) => splitAt(value, random, "\u200b"),
  (value, random) => splitAt(value, random, "</b><b>"),
  (value, random) => splitAt(value, random, '<span class="n">'),
  (value) => value.replace(/\d/, (digit) => `&#${digit.charCodeAt(0)};`),
];

function splitAt(value: string, random: Random, mark: string): string {
  const at = 1 + Math.floor(random() * (value.length - 1));
  return value.slice(0, at) + mark + value.slice(at);
}

/** Words that are named and keys are written as they are: markup in one is another one. */
const undisguised = new Set<PersonalType>(["secret", "jwt", "caller", "pin"]);

/** How well each kind is found in `count` texts with it and `count` with what only looks alike, the same for a seed. */
export function measureQuality(count: number, seed: number): Quality[] {
  const random = seeded(seed);
  return [...makers].map(([type, make]) => {
    let hidden = 0;
    let wrong = 0;
    let decoys = 0;
    for (let round = 0; round < count; round += 1) {
      const { lead = "", value, nearMiss } = make(random);
      const written = undisguised.has(type) ? value : pick(random, disguises)(value, random);
      if (isHidden(pick(random, sentences)(lead + written), written)) hidden += 1;
      if (nearMiss === null) continue;
      decoys += 1;
      const decoy = findPersonal(pick(random, sentences)(lead + nearMiss));
      if (decoy.some((one) => one.type === type)) wrong += 1;
    }
    const recall = hidden / count;
    const precision = hidden + wrong === 0 ? 0 : hidden / (hidden + wrong);
    const f2 = (5 * precision * recall) / (4 * precision + recall || 1);
    return { type, recall, falsePositives: decoys === 0 ? null : wrong / decoys, f2 };
  });
}

function isHidden(text: string, written: string): boolean {
  const from = text.indexOf(written);
  return findPersonal(text).some((one) => one.from <= from && one.to >= from + written.length);
}
