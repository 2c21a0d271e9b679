import fc from "fast-check";
import { expect, it } from "vitest";
import { settingsSectionsFor } from "./settings-sections";
import { testViewer } from "./test-viewer";
import { hasSettings, roles } from "./viewer";

const role = fc.constantFrom(...roles);

it("tells who has settings as the sections do", () => {
  fc.assert(
    fc.property(fc.option(role), fc.array(role, { maxLength: 4 }), (everywhere, own) => {
      const bots = own.flatMap((each, index) => testViewer(each, [`st-${index}`]).bots);
      const viewer = { ...testViewer("viewer", []), everywhere, bots };
      expect(hasSettings(viewer)).toBe(settingsSectionsFor(viewer).length > 0);
    }),
  );
});
