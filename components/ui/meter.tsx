import { classNames } from "./class-names";

type MeterProps = {
  /** The accessible name. */
  label: string;
  /** The value in words. */
  text: string;
  value: number;
  max: number;
};

/** How much of a limit is used: calm, from four fifths on a warning, at the limit danger. */
export function Meter({ label, text, value, max }: MeterProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  const tone = share >= 1 ? "fill-danger" : share >= 0.8 ? "fill-warning" : "fill-accent";
  return (
    <>
      {/* Drawn by ourselves: browsers style the native one each in its own colours. */}
      <meter
        aria-label={label}
        aria-valuetext={text}
        max={max}
        value={Math.min(value, max)}
        className="sr-only"
      />
      <svg
        aria-hidden="true"
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="forced-colors-keep block h-1.5 w-full rounded-full bg-pressed"
      >
        <rect height={1} width={share * 100} className={classNames("transition-[width]", tone)} />
      </svg>
    </>
  );
}
