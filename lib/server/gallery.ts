import "server-only";
import type { Message } from "@/lib/domain/message";
import { readMessage } from "./kore/read-message";
import { dataSamples } from "./kore/samples/data";
import { inputs } from "./kore/samples/inputs";
import { lists } from "./kore/samples/lists";
import { textSamples } from "./kore/samples/texts";

export type GalleryMessage = { name: string; message: Message; said: string[]; raw: Record<string, unknown> };

/** One of everything that Kore sends, read as the product reads it, with the texts that a reader must find. */
export function listGallery(): GalleryMessage[] {
  return [...inputs, ...lists, ...dataSamples, ...textSamples].map(({ name, record, said }) => ({
    name,
    message: readMessage(record),
    said,
    raw: record,
  }));
}
