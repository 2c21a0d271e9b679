import type { Page } from "@playwright/test";

/** Names what is pressed, chosen or current on the page and looks like its neighbour that is not. */
export function findLostStates(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isOn = (element: Element) =>
      ["aria-pressed", "aria-selected", "aria-current"].some((name) => {
        const value = element.getAttribute(name);
        return value !== null && value !== "false";
      });
    const looks = (element: Element) => {
      const style = getComputedStyle(element);
      const icons = [...element.querySelectorAll("svg")].filter((icon) => icon.checkVisibility()).length;
      return JSON.stringify([
        style.backgroundColor,
        style.color,
        style.borderColor,
        style.borderWidth,
        style.outlineStyle,
        style.fontWeight,
        style.textDecorationLine,
        icons,
      ]);
    };
    const on = [...document.querySelectorAll("[aria-pressed], [aria-selected], [aria-current]")].filter(
      (element) => isOn(element) && element.checkVisibility(),
    );
    return on.flatMap((element) => {
      const family = element.parentElement?.parentElement ?? document.body;
      const neighbours = [...family.querySelectorAll(element.localName)].filter(
        (other) =>
          other !== element && !isOn(other) && other.getAttribute("role") === element.getAttribute("role"),
      );
      const isLost = neighbours.some((other) => looks(other) === looks(element));
      return isLost ? [`${element.localName} ${element.textContent?.trim().slice(0, 40)}`] : [];
    });
  });
}
