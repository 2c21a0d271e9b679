"use client";
import { useState } from "react";

/** Code that comes when somebody first wants it: `preload` when that is likely, `load` when it is so. */
export function useLate<Module extends object>(fetch: () => Promise<Module>) {
  const [module, setModule] = useState<Module | null>(null);
  return {
    module,
    preload: () => void fetch(),
    load: () => void fetch().then(setModule),
  };
}
