/** The colour of a mark beside its name. */
export function Swatch({ colour, isRound = true }: { colour: string; isRound?: boolean }) {
  return (
    <svg aria-hidden width={8} height={8} viewBox="0 0 8 8" className="forced-colors-keep shrink-0">
      <rect width={8} height={8} rx={isRound ? 4 : 1} fill={colour} />
    </svg>
  );
}
