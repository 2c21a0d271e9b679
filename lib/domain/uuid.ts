const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the database would take it for an id of an account, a link and the like. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
