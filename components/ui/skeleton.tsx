import { classNames } from "./class-names";

/** A grey piece in the shape of what comes; it waits 150 ms, so that quick replies never flash it. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className="block animate-late">
      <span className={classNames("block animate-breathe rounded-sm bg-hover", className ?? "h-4 w-full")} />
    </span>
  );
}
