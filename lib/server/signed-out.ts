import "server-only";

/** Has the browser drop what it kept of our pages. What it stores is how tables are laid out, and stays. */
export function signedOut(): Response {
  return Response.json({}, { headers: { "clear-site-data": '"cache"' } });
}
