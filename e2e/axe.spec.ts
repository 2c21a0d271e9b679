import AxeBuilder from "@axe-core/playwright";
import { findCutWords } from "./find-cut-words";
import { findLostStates } from "./find-lost-states";
import { expect, test } from "./fixtures";
import { announcedFaults, screens } from "./screens";

// Sees every screen, settings included.
test.use({ role: "admin" });

const widths = { wide: 1440, narrow: 320 };

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
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
        expect(found, colorScheme).toEqual([]);
      }
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
