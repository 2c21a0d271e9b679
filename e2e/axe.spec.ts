import AxeBuilder from "@axe-core/playwright";
import { findCutWords } from "./find-cut-words";
import { findLostStates } from "./find-lost-states";
import { expect, test } from "./fixtures";
import { announcedFaults, screens } from "./screens";

// Sees every screen, settings included.
test.use({ role: "admin" });

const widths = { wide: 1440, narrow: 320 };
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function findViolations(axe: AxeBuilder): Promise<[rule: string, elements: string[]][]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

for (const [screen, open] of Object.entries(screens)) {
  for (const [width, pixels] of Object.entries(widths)) {
    test(`${screen}, ${width}: axe finds nothing, in either theme, nothing moves or is lost without colour, longer words fit`, async ({
      signedInPage: page,
      faults,
    }) => {
      const announced = announcedFaults[screen];
      if (announced) faults.allow(announced);
      await page.setViewportSize({ width: pixels, height: 900 });
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await open(page);
      expect(await findViolations(new AxeBuilder({ page }).withTags(standards))).toEqual([]);
      // The other theme changes colours, and nothing else.
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      expect(await findViolations(new AxeBuilder({ page }).withRules(["color-contrast"])), "dark").toEqual(
        [],
      );
      const moving = await page.evaluate(() => {
        const effects = document.getAnimations().map(({ effect }) => effect?.getComputedTiming());
        return effects.filter((timing) => Number(timing?.activeDuration ?? 0) > 1).length;
      });
      expect(moving, "reduced motion").toBe(0);
      await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
      expect(await findLostStates(page), "forced colours").toEqual([]);
      await page.emulateMedia({ forcedColors: "none", reducedMotion: "reduce" });
      expect(await findCutWords(page), "longer words").toEqual([]);
    });
  }
}
