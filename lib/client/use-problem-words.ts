import { useTranslations } from "next-intl";
import { ApiProblem } from "./api";

/** What a failed question to our API means, as one sentence. */
export function useProblemWords(): (error: Error) => string {
  const t = useTranslations("problems");
  return (error) => t(error instanceof ApiProblem ? error.code : "internal");
}
