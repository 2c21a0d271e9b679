import { badRequest } from "../http/kore-error";

export interface TagClause {
  name: string;
  values: readonly string[];
  type: string | undefined;
}

/** A request's parameters, from the query string and from the body; the body wins (kore-contract, third trap). */
export class Parameters {
  readonly #values: Map<string, unknown>;

  constructor(query: URLSearchParams, body: Record<string, unknown>) {
    this.#values = new Map();
    for (const name of new Set(query.keys())) {
      const all = query.getAll(name);
      this.#values.set(name, all.length > 1 ? all : all[0]);
    }
    for (const [name, value] of Object.entries(body))
      if (value !== null && value !== "") this.#values.set(name, value);
  }

  has(name: string): boolean {
    return this.string(name) !== undefined;
  }

  string(name: string): string | undefined {
    const value = this.#values.get(name);
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  }

  /** A whole number that is not negative, by the first of the names that is given. */
  count(...names: readonly string[]): number | undefined {
    const text = names.map((name) => this.string(name)).find((value) => value !== undefined);
    if (text === undefined) return undefined;
    const number = Number(text);
    return Number.isFinite(number) && number >= 0 ? Math.floor(number) : undefined;
  }

  /** Any number, such as the direction. */
  number(name: string): number | undefined {
    const text = this.string(name);
    const number = Number(text);
    return text === undefined || Number.isNaN(number) ? undefined : number;
  }

  /** Samples send both `true` and `"true"`. */
  boolean(name: string): boolean {
    return this.string(name)?.toLowerCase() === "true";
  }

  list(name: string): string[] | undefined {
    const value = this.#values.get(name);
    const items = Array.isArray(value) ? value : typeof value === "string" ? listIn(value) : [];
    const strings = items.filter((item): item is string => typeof item === "string" && item !== "");
    return strings.length > 0 ? strings : undefined;
  }

  tags(): TagClause[] {
    const value = this.#values.get("tags");
    const tags = typeof value === "string" ? parseJson(value) : value;
    if (typeof tags !== "object" || tags === null || !("and" in tags) || !Array.isArray(tags.and)) return [];
    return tags.and.flatMap((clause: unknown) => {
      if (typeof clause !== "object" || clause === null || !("name" in clause)) return [];
      const values = "values" in clause && Array.isArray(clause.values) ? clause.values.map(String) : [];
      const type = "type" in clause && typeof clause.type === "string" ? clause.type : undefined;
      return [{ name: String(clause.name), values, type }];
    });
  }
}

function listIn(text: string): unknown[] {
  if (!text.startsWith("[")) return text.split(",").map((part) => part.trim());
  const parsed = parseJson(text);
  return Array.isArray(parsed) ? parsed : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest("Invalid JSON in parameter");
    throw error;
  }
}
