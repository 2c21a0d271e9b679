export type Row = Record<string, unknown>;

/** The list in an answer and its rows changed; an answer without a list stays as it is. */
export function mapRows(body: Row, change: (rows: Row[]) => readonly unknown[]): Row {
  for (const name of ["sessions", "messages"]) {
    const rows = body[name];
    if (Array.isArray(rows)) return { ...body, [name]: change(rows) };
  }
  return body;
}

export function eachRow(body: Row, change: (row: Row, index: number) => unknown): Row {
  return mapRows(body, (rows) => rows.map(change));
}

/** Puts a text where a person would see it: into the message, or into a tag of the session. */
export function withText(row: Row, value: unknown): Row {
  if (Array.isArray(row["components"]))
    return { ...row, components: [{ ...row["components"][0], cT: "text", data: { text: value } }] };
  return { ...row, tags: { userTags: [], sessionTags: [{ name: "note", value }], altText: [] } };
}

export function firstRow(body: Row, change: (row: Row) => Row): Row {
  return eachRow(body, (row, index) => (index === 0 ? change(row) : row));
}

/** The field in which a row says when it happened, and all others that do. */
export function mapTimes(row: Row, change: (iso: string) => unknown): Row {
  const changed: Row = { ...row };
  for (const name of ["start_time", "end_time", "createdOn", "lmodifiedOn"]) {
    const value = row[name];
    if (typeof value === "string") changed[name] = change(value);
  }
  return changed;
}
