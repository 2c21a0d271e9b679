type HatchProps = { id: string; colour: string; opacity?: number; gap?: number };

/** Slanted lines: for what is not over, and for what is not held. */
export function Hatch({ id, colour, opacity = 1, gap = 6 }: HatchProps) {
  return (
    <pattern id={id} width={gap} height={gap} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1={0} y1={0} x2={0} y2={gap} stroke={colour} strokeOpacity={opacity} strokeWidth={gap / 2} />
    </pattern>
  );
}
