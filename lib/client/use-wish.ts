"use client";
import { useCallback, useEffect, useState } from "react";

/**
 * What was chosen last, until the router has taken the address of it in, which it does when it has time: `address` is
 * the router's. Going back sooner leaves the router with the address it had and nothing to tell, and ends the wish.
 */
export function useWish<Chosen>(address: string): [Chosen | null, (chosen: Chosen) => void] {
  const [wish, setWish] = useState<{ address: string; chosen: Chosen } | null>(null);
  if (wish && wish.address !== address) setWish(null);

  // The outside system is the browser's history.
  useEffect(() => {
    const forget = () => setWish(null);
    window.addEventListener("popstate", forget);
    return () => window.removeEventListener("popstate", forget);
  }, []);

  const choose = useCallback((chosen: Chosen) => setWish({ address, chosen }), [address]);
  return [wish?.address === address ? wish.chosen : null, choose];
}
