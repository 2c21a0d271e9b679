"use client";
import dynamic from "next/dynamic";

/** Loaded when somebody first peeks: the list comes without the code that draws messages. */
export const SessionPeek = dynamic(() => import("./peeked-session").then((module) => module.PeekedSession), {
  loading: () => null,
});
