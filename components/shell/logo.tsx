/** Three lines of a conversation, the first one scrolled back to. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 20 20" fill="none">
      <path d="M4 4.5h9" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" opacity="0.45" />
      <path d="M7 10h9" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
      <path d="M4 15.5h6" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" opacity="0.45" />
    </svg>
  );
}
