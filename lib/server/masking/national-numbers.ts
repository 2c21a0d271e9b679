import "server-only";
import { type DigitGroups, endsAt } from "./digit-groups";
import type { Meaning } from "./keywords";
import { type NationalId, numberRules } from "./national-ids";

type Rule = (typeof numberRules)[number];

/** Shapes, a group and what parts it from the one before at a time. */
type Step = { rules: Rule[]; next: Map<number, Step> };

const none: Rule[] = [];
const mostDigits = 15;
const fewestDigits = 8;
const rulesByType = new Map<string, Rule>(numberRules.map((rule) => [rule.type, rule]));
const shapes: Step = { rules: [], next: new Map() };
for (const rule of numberRules) {
  for (const shape of rule.shapes) {
    let step = shapes;
    for (const [, gap = "", size] of shape.matchAll(/(\D?)(\d+)/g)) {
      const key = stepKey(gap === "" ? 0 : gap.charCodeAt(0), Number(size));
      const next = step.next.get(key) ?? { rules: [], next: new Map() };
      step.next.set(key, next);
      step = next;
    }
    step.rules.push(rule);
  }
}

function stepKey(gap: number, size: number): number {
  return gap * 256 + Math.min(size, 255);
}

/**
 * The national id that begins with this group. Where a text says which number it is, only that one is looked for,
 * however it is grouped; where it says nothing, those that their grouping and their check tell.
 */
export function findNationalId(
  text: string,
  { count, starts, ends, offsets, digits }: DigitGroups,
  first: number,
  meanings: readonly Meaning[],
): { type: NationalId; last: number } | null {
  const named =
    meanings.length === 0 ? none : meanings.flatMap((meaning) => rulesByType.get(meaning) ?? none);
  if (meanings.length > 0 && named.length === 0) return null;
  let step: Step | undefined = shapes;
  for (let last = first; last < count; last += 1) {
    const start = starts[last] ?? 0;
    const gap = last === first ? 0 : readGap(text, ends[last - 1] ?? 0, start);
    const size = (offsets[last + 1] ?? 0) - (offsets[first] ?? 0);
    if (gap === null || size > mostDigits) return null;
    if (named.length === 0) {
      step = step.next.get(stepKey(gap, (ends[last] ?? 0) - start));
      if (!step) return null;
    }
    if (size < fewestDigits || !endsAt(text, ends[last] ?? 0)) continue;
    const rules = named.length > 0 ? named : step.rules;
    if (rules.length === 0) continue;
    const value = digits.subarray(offsets[first], offsets[last + 1]).join("");
    const rule = rules.find(({ lengths, isValid }) => lengths.includes(size) && isValid(value));
    if (rule) return { type: rule.type, last };
  }
  return null;
}

/** The sign that parts two groups; null when they are not of one number. */
function readGap(text: string, from: number, to: number): number | null {
  const isWide = to - from === 3 && text.slice(from, to) === " - ";
  const code = isWide ? 0x2d : text.charCodeAt(from);
  if (to - from !== 1 && !isWide) return null;
  return code === 0x20 || code === 0x2b || (code >= 0x2d && code <= 0x2f) ? code : null;
}
