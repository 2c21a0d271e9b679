import type { Page } from "@playwright/test";
import { growText } from "@/lib/cli/words/word-patterns";

type Longer = { text: string; grown: string; isFilledIn: boolean };

/**
 * Replaces the catalogue's words on the page by longer ones between brackets, and names what can then not be read: text
 * that its box cuts off (unless dots and a title say so; of controls and headings never), that leaves its box, or that
 * makes the page wider than the window.
 */
export async function findCutWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set<string>();
    while (walker.nextNode()) found.add(walker.currentNode.nodeValue ?? "");
    return [...found];
  });
  const longer = texts.flatMap((text): Longer[] => {
    const form = growText(text);
    return form === null ? [] : [{ text, ...form }];
  });
  return page.evaluate(findCut, longer);
}

/** Runs in the page. */
function findCut(longer: Longer[]): string[] {
  const forms = new Map(longer.map((form) => [form.text, form]));
  const filledIn = new Set<Text>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const grown: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const form = forms.get(node.nodeValue ?? "");
    if (form === undefined || !(node instanceof Text) || !node.parentElement) continue;
    // A drawing lays its words out by their length; what is for ears alone has no place.
    if (node.parentElement.closest("svg, .sr-only, script, style, option, textarea")) continue;
    if (!node.parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    node.nodeValue = form.grown;
    if (form.isFilledIn) filledIn.add(node);
    grown.push(node);
  }
  const faults = grown.flatMap((node) => {
    const fault = faultOf(node);
    return fault === null ? [] : [`${fault}: ${node.nodeValue?.trim()} in ${placeOf(node.parentElement)}`];
  });
  const tooWide = document.documentElement.scrollWidth - window.innerWidth;
  if (tooWide > 0) faults.push(`the page is ${tooWide} px wider than the window`);
  return faults;

  function faultOf(node: Text): string | null {
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    const holder = node.parentElement?.closest("button, summary, legend, th, h1, h2, h3, h4, [role=tab]");
    for (let box = node.parentElement; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.display === "inline" || style.display === "contents") continue;
      const edge = box.getBoundingClientRect();
      // What is two pixels wide is a text for ears.
      if (edge.width <= 2 || edge.height <= 2) return null;
      const isOut = rects.some(({ left, right }) => left < edge.left - 2 || right > edge.right + 2);
      const isBelow = rects.some(({ top, bottom }) => top < edge.top - 4 || bottom > edge.bottom + 4);
      if (/hidden|clip/.test(style.overflowX) && isOut) {
        const isSaid = style.textOverflow === "ellipsis" && box.closest("[title]") !== null;
        // People set the width of a column themselves; and what is filled in may be of any length.
        return isSaid && (!holder || holder.closest("[role=columnheader]") || filledIn.has(node))
          ? null
          : "cut off at its side";
      }
      if (/hidden|clip/.test(style.overflowY) && isBelow) {
        return box.closest("[title]") && !holder ? null : "cut off below";
      }
      if (/auto|scroll/.test(style.overflowX) && isOut) return null;
      if (/auto|scroll/.test(style.overflowY) && isBelow) return null;
      if (box === blockOf(node) && isOut) return "wider than its box";
      if (style.position === "fixed") break;
    }
    return rects.some(({ left, right }) => left < -1 || right > innerWidth + 1) ? "beyond the window" : null;
  }

  function blockOf(node: Text): Element | null {
    let box = node.parentElement;
    while (box && /^(inline|contents)$/.test(getComputedStyle(box).display)) box = box.parentElement;
    return box;
  }

  function placeOf(element: Element | null): string {
    const classes = element?.getAttribute("class")?.slice(0, 120) ?? "";
    const parent = element?.parentElement;
    return `<${element?.localName} class="${classes}"> of <${parent?.localName} class="${parent?.getAttribute("class")?.slice(0, 80) ?? ""}">`;
  }
}
