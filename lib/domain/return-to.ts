const home = "/sessions";

/** Where to go after a sign-in: a path of ours, never another host, never back to the sign-in. */
export function safeReturnTo(text: string | null | undefined): string {
  if (!text?.startsWith("/")) return home;
  const origin = "http://backscroll.invalid";
  if (!URL.canParse(text, origin)) return home;
  const url = new URL(text, origin);
  if (url.origin !== origin || url.pathname.startsWith("//")) return home;
  if (/^\/(sign-in|setup|api)(\/|$)/.test(url.pathname) || url.pathname === "/") return home;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** A page's own address, for coming back to it; Next gives the parameters of a page in this shape. */
export function printAddress(
  path: string,
  parameters: Record<string, string | string[] | undefined>,
): string {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(parameters)) {
    for (const value of [values ?? []].flat()) search.append(name, value);
  }
  return search.size > 0 ? `${path}?${search}` : path;
}
