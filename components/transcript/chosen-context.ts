import { createContext, useContext } from "react";
import type { MessageOption } from "@/lib/domain/message-content";

/** The option of this message that the user picked, the very object of the message's contents. */
export const ChosenContext = createContext<MessageOption | null>(null);

export function useIsChosen(option: MessageOption | null): boolean {
  const chosen = useContext(ChosenContext);
  return option !== null && chosen === option;
}
