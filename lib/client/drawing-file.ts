export type DrawingFile = { text: string; width: number; height: number };

const namespace = "http://www.w3.org/2000/svg";
const padding = 16;
const lineHeight = 20;
const pixelsPerUnit = 2;
/** What a sheet says about a drawing; a file has none and carries it on each element. */
const carried = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linejoin",
  "opacity",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
] as const;

/** A drawing of the page as a file of its own, in the colours it has there, with what it counts above it. */
export function drawingSvg(drawing: SVGSVGElement, captions: string[]): DrawingFile {
  const { width, height } = drawing.getBoundingClientRect();
  const top = padding + captions.length * lineHeight + padding / 2;
  const whole = { width: width + 2 * padding, height: top + height + padding };
  const root = document.createElementNS(namespace, "svg");
  root.setAttribute("xmlns", namespace);
  root.setAttribute("width", String(whole.width));
  root.setAttribute("height", String(whole.height));
  const ground = document.createElementNS(namespace, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", plainColour(pageColour("--neutral-1")));
  root.append(ground);
  for (const [index, caption] of captions.entries()) {
    const text = document.createElementNS(namespace, "text");
    text.setAttribute("x", String(padding));
    text.setAttribute("y", String(padding + (index + 0.7) * lineHeight));
    text.setAttribute("font-family", "sans-serif");
    text.setAttribute("font-size", index === 0 ? "14" : "12");
    text.setAttribute("font-weight", index === 0 ? "600" : "400");
    text.setAttribute("fill", plainColour(pageColour(index === 0 ? "--neutral-12" : "--neutral-11")));
    text.textContent = caption;
    root.append(text);
  }
  const copy = drawing.cloneNode(true);
  if (copy instanceof SVGSVGElement) {
    carryStyles(drawing, copy);
    copy.setAttribute("x", String(padding));
    copy.setAttribute("y", String(top));
    copy.setAttribute("width", String(width));
    copy.setAttribute("height", String(height));
    root.append(copy);
  }
  return { text: new XMLSerializer().serializeToString(root), ...whole };
}

export async function drawingPng({ text, width, height }: DrawingFile): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * pixelsPerUnit);
  canvas.height = Math.ceil(height * pixelsPerUnit);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture was not made.")))),
  );
}

function carryStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of carried) {
    const value = style.getPropertyValue(name);
    if (value === "" || (value === "none" && name !== "fill")) continue;
    to.setAttribute(name, name === "fill" || name === "stroke" ? plainColour(value) : value);
  }
  for (const name of ["class", "style", "tabindex", "href", "data-drawing"]) to.removeAttribute(name);
  for (const [index, child] of [...from.children].entries()) {
    const twin = to.children[index];
    if (twin) carryStyles(child, twin);
  }
}

function pageColour(token: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

const known = new Map<string, string>();

/** Few programs that read such files know more than sRGB. */
function plainColour(colour: string): string {
  if (colour === "none" || colour.startsWith("url(")) return colour.replaceAll('"', "");
  const found = known.get(colour);
  if (found) return found;
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  if (!context) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  const plain =
    alpha === 255
      ? `rgb(${red},${green},${blue})`
      : `rgba(${red},${green},${blue},${Math.round((alpha / 255) * 100) / 100})`;
  known.set(colour, plain);
  return plain;
}
