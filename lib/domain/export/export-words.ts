import type { Message, Speaker, Transcript } from "../message";
import type { Note } from "../message-content";

/** The product's own words in the language of whoever exports. */
export type ExportWords = {
  locale: string;
  title: (transcript: Transcript) => string;
  /** What is told of a session, name and value. Instants are ISO. */
  facts: (transcript: Transcript) => { name: string; value: string }[];
  speaker: (speaker: Speaker) => string;
  note: (note: Note) => string;
  chosen: string;
  empty: string;
};

/** What an export says of a message before its words. */
export function messageHead({ speaker, at }: Message, words: ExportWords): string {
  return `${words.speaker(speaker)}, ${at}`;
}
