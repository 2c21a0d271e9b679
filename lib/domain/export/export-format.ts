import * as z from "../schema";

export const exportFormats = ["html", "markdown", "text", "json", "csv"] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const exportFiles: Record<ExportFormat, { type: string; ending: string }> = {
  html: { type: "text/html; charset=utf-8", ending: "html" },
  markdown: { type: "text/markdown; charset=utf-8", ending: "md" },
  text: { type: "text/plain; charset=utf-8", ending: "txt" },
  json: { type: "application/json; charset=utf-8", ending: "json" },
  csv: { type: "text/csv; charset=utf-8", ending: "csv" },
};
