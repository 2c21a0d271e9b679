import { classNames } from "./class-names";

const tailLength = 6;

/** An identifier cut in its middle by the space there is: the tail always stays, hovering shows the whole. */
export function IdText({ value, className }: { value: string; className?: string }) {
  const short = value.length <= tailLength * 2;
  return (
    <span
      dir="ltr"
      title={value}
      className={classNames("inline-flex min-w-0 max-w-full font-mono text-xs", className)}
    >
      {short ? (
        <span className="truncate">{value}</span>
      ) : (
        <>
          <span className="truncate">{value.slice(0, -tailLength)}</span>
          <span className="shrink-0">{value.slice(-tailLength)}</span>
        </>
      )}
    </span>
  );
}
