"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { IntlProvider, useLocale } from "next-intl";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { ApiProblem } from "@/lib/client/api";
import { browserZone, savePreference } from "@/lib/client/preferences";
import { FormatsProvider } from "@/lib/client/use-formats";

type ProvidersProps = {
  /** The zone the viewer chose; null follows the browser. */
  chosenZone: string | null;
  /** The zone the server took for the browser's, when it drew the page. */
  assumedZone: string;
  children: ReactNode;
};

export function Providers({ chosenZone, assumedZone, children }: ProvidersProps) {
  const [queryClient] = useState(makeQueryClient);
  const ownZone = useSyncExternalStore(subscribeToNothing, browserZone, () => assumedZone);
  const locale = useLocale();

  // The outside system is the cookie jar: the server learns the browser's zone for its next page.
  useEffect(() => {
    if (ownZone !== assumedZone) savePreference("browser-zone", ownZone);
  }, [ownZone, assumedZone]);

  return (
    <QueryClientProvider client={queryClient}>
      <IntlProvider locale={locale} timeZone={chosenZone ?? ownZone}>
        <FormatsProvider>{children}</FormatsProvider>
      </IntlProvider>
    </QueryClientProvider>
  );
}

const subscribeToNothing = () => () => {};

const retryable = new Set(["offline", "upstream", "unavailable", "internal"]);

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < 2 && error instanceof ApiProblem && retryable.has(error.code),
      },
    },
  });
}
