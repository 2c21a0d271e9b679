"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { ApiProblem } from "@/lib/client/api";
import { readSignIn, staySignedIn } from "@/lib/client/stay-signed-in";
import { type SignInRest, signInLife } from "@/lib/domain/sign-in-life";

/** What a person does; whatever the page does of its own accord is no sign of anybody. */
const signs = ["pointerdown", "keydown", "wheel", "touchmove"] as const;
/** How often the server is told that somebody is here, and how often an end in sight is asked for again. */
const tellMs = 60_000;
const askMs = 15_000;

export type SignInEnd = {
  endsAt: number;
  /** Eight hours are over: nothing prolongs it. */
  isFinal: boolean;
};

/** Tells the server that somebody is here while somebody is. Not null once the end of the sign-in is near. */
export function useSignInEnd(): { end: SignInEnd | null; stay: () => void } {
  const [end, setEnd] = useState<SignInEnd | null>(null);
  const timer = useRef(0);
  const toldAt = useRef(0);

  const ask = useEffectEvent((call: () => Promise<SignInRest>) => {
    window.clearTimeout(timer.current);
    call().then(
      ({ idleMs, wholeMs }) => {
        const isNear = idleMs <= signInLife.warnMs;
        setEnd(isNear ? { endsAt: Date.now() + idleMs, isFinal: wholeMs <= idleMs } : null);
        later(isNear ? Math.min(askMs, idleMs) : idleMs - signInLife.warnMs);
      },
      (error: unknown) => {
        if (error instanceof ApiProblem && error.code === "unauthenticated") enterAgain();
        // Out of reach for now: what is shown stays, as the server gives nothing more.
        else later(askMs);
      },
    );
  });
  const later = (ms: number) => {
    timer.current = window.setTimeout(() => ask(readSignIn), ms);
  };
  const tell = useEffectEvent(() => {
    toldAt.current = Date.now();
    ask(staySignedIn);
  });
  const onSign = useEffectEvent(() => {
    // The question in sight wants an answer, not a twitch of the mouse.
    if (!end && Date.now() - toldAt.current >= tellMs) tell();
  });

  // The outside systems are the person and the clock; opening the page was something a person did.
  useEffect(() => {
    tell();
    for (const sign of signs) window.addEventListener(sign, onSign, { passive: true, capture: true });
    return () => {
      window.clearTimeout(timer.current);
      for (const sign of signs) window.removeEventListener(sign, onSign, { capture: true });
    };
  }, []);

  return { end, stay: tell };
}

/** A whole new page: nothing that was read stays in sight or in memory, and signing in leads back to this place. */
export function enterAgain(): void {
  const { pathname, search, hash } = window.location;
  const returnTo = `${pathname}${search}${hash}`;
  window.location.assign(`/sign-in?${new URLSearchParams({ ended: "", returnTo })}`);
}
