"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Logo } from "@/components/shell/logo";
import { ProblemMessage } from "@/components/shell/problem-message";
import { ApiProblem } from "@/lib/client/api";
import { redeemShare, sharedTranscriptQuery } from "@/lib/client/shared-transcript";
import { readShareToken } from "@/lib/domain/share-link";
import { MessagesSkeleton } from "../messages-skeleton";
import { PassphraseForm } from "./passphrase-form";
import { ShareGone } from "./share-gone";
import { SharedSession } from "./shared-session";

/** What the address held after `#`, which is taken out of it at once. */
type Link = { visit: number; token: string | null };

export function SharePage() {
  const common = useTranslations("common");
  const link = useLink();
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col px-3 pb-16 [--header-height:-2.25rem] sm:px-4 print:p-0">
      <p className="flex items-center gap-2 py-4 font-semibold text-ink print:hidden">
        <span className="text-accent-ink">
          <Logo />
        </span>
        {common("appName")}
      </p>
      {link ? <Opening key={link.visit} {...link} /> : <MessagesSkeleton />}
    </main>
  );
}

function useLink(): Link | null {
  const [link, setLink] = useState<Link | null>(null);

  // The outside system is the address bar: a token in it would be seen, bookmarked and sent on.
  useEffect(() => {
    const take = () => {
      const token = readShareToken(window.location.hash);
      if (window.location.hash !== "") window.history.replaceState(null, "", window.location.pathname);
      setLink((before) => {
        if (before && token === null) return before;
        return { visit: (before?.visit ?? 0) + 1, token };
      });
    };
    take();
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);
  return link;
}

/** What the passphrase's form answers. */
const locks = ["unauthenticated", "forbidden", "too-many"] as const;
type Lock = (typeof locks)[number];

function Opening({ visit, token }: Link) {
  const [lock, setLock] = useState<Lock | null>(null);
  const { mutate, isSuccess, isPending, error } = useMutation({
    mutationFn: (passphrase: string | null) =>
      token === null ? Promise.resolve(null) : redeemShare(token, passphrase),
    onError: (problem) => setLock(locks.find((one) => one === codeOf(problem)) ?? null),
  });

  // The outside system is our API, to which opening a link is a change.
  useEffect(() => mutate(null), [mutate]);
  const query = useQuery({ ...sharedTranscriptQuery(visit), enabled: isSuccess });

  const problem = error ?? query.error;
  if (lock !== null && !isSuccess)
    return <PassphraseForm fault={lock} isBusy={isPending} onSubmit={(passphrase) => mutate(passphrase)} />;
  if (codeOf(problem) === "not-found") return <ShareGone />;
  if (query.data) return <SharedSession transcript={query.data} />;
  if (problem)
    return <ProblemMessage error={problem} onRetry={() => (error ? mutate(null) : void query.refetch())} />;
  return <MessagesSkeleton />;
}

function codeOf(problem: Error | null): string | null {
  return problem instanceof ApiProblem ? problem.code : null;
}
