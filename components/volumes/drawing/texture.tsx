const colour = "var(--neutral-1)";
const strokes = { stroke: colour, strokeWidth: 1.25 };
const sizes = [4, 4, 5, 4, 5, 7, 7, 7, 4];

type TextureProps = { id: string; place: number };

/** Tells series apart beside their colours where their names do not fit; the first is plain. */
export function Texture({ id, place }: TextureProps) {
  const kind = place % sizes.length;
  const size = sizes[kind] ?? 4;
  const isRows = kind === 1 || kind === 4 || kind === 6;
  const isColumns = kind === 3 || kind === 4 || kind === 7;
  const isDots = kind === 2 || kind === 5;
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse">
      {isRows ? <line x2={size} y1={1} y2={1} {...strokes} /> : null}
      {isColumns ? <line y2={size} x1={1} x2={1} {...strokes} /> : null}
      {isDots ? <circle cx={2} cy={2} r={kind === 2 ? 1 : 1.6} fill={colour} /> : null}
    </pattern>
  );
}

type TextureSwatchProps = { id: string; colour: string; place: number };

/** As large as it takes to see the texture. */
export function TextureSwatch({ id, colour, place }: TextureSwatchProps) {
  return (
    <svg aria-hidden width={14} height={14} viewBox="0 0 14 14" className="forced-colors-keep shrink-0">
      <defs>
        <Texture id={id} place={place} />
      </defs>
      <rect width={14} height={14} rx={2} fill={colour} />
      <rect width={14} height={14} rx={2} fill={`url(#${id})`} />
    </svg>
  );
}
