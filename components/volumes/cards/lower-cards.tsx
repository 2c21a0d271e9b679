import { ChannelsCard } from "./channels-card";
import { HoursCard } from "./hours-card";
import { LanguagesCard } from "./languages-card";
import { LengthsCard } from "./lengths-card";
import { OutcomesCard } from "./outcomes-card";
import { TagsCard } from "./tags-card";
import { TaskRankCard } from "./task-rank-card";
import { TasksCard } from "./tasks-card";
import { UsersCard } from "./users-card";

/** What lies below the first screen; each asks for its numbers when somebody comes near. */
export function LowerCards() {
  return (
    <>
      <div className="grid gap-3 lg:grid-cols-2 print:block print:space-y-3">
        <OutcomesCard />
        <UsersCard />
        <HoursCard />
        <LanguagesCard />
        <LengthsCard kind="durations" />
        <LengthsCard kind="lengths" />
      </div>
      <TasksCard />
      <div className="grid gap-3 lg:grid-cols-2 print:block print:space-y-3">
        <TaskRankCard kind="slowest" />
        <TaskRankCard kind="failing" />
      </div>
      <TagsCard />
      <ChannelsCard />
    </>
  );
}
