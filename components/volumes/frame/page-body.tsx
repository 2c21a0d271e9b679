"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import { headlinesQuery } from "@/lib/client/volumes";
import { isHeld } from "@/lib/domain/volumes/bucket-columns";
import { useCard } from "../card/use-card";
import { HeadlineTiles } from "../headline/headline";
import { SignalList } from "../signals/signal-list";
import { PageEmpty } from "./page-empty";
import { useVolumes } from "./use-volumes";

const MainCard = dynamic(() => import("../cards/main-card").then((module) => module.MainCard), {
  loading: () => <Skeleton className="h-[25.75rem] w-full !rounded-lg 2xl:h-[31.75rem]" />,
});
const LowerCards = dynamic(() => import("../cards/lower-cards").then((module) => module.LowerCards), {
  loading: () => null,
});

/** All that is counted; where nothing is, one word for it instead of a dozen. */
export function PageBody() {
  const frame = useVolumes();
  const headline = useCard("headline", headlinesQuery(frame));
  const { answer } = headline;
  const isEmpty =
    answer?.current.sessions === 0 &&
    answer.current.messages === 0 &&
    isHeld(answer, frame.coverage, headline.updatedAt);
  return (
    <>
      <SignalList />
      <HeadlineTiles card={headline} />
      {isEmpty ? (
        <PageEmpty />
      ) : (
        <>
          <MainCard />
          <LowerCards />
        </>
      )}
    </>
  );
}
