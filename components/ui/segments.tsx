"use client";

type SegmentsProps<T extends string> = {
  label: string;
  value: T;
  options: { value: T; label: string; isDisabled?: boolean }[];
  onChange: (value: T) => void;
};

/** One of a few, all in sight. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  return (
    <fieldset className="inline-flex max-w-full shrink-0 flex-wrap rounded-md border border-line-firm bg-sunken p-px">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          disabled={option.isDisabled}
          onClick={() => onChange(option.value)}
          className="flex min-h-6.5 select-none items-center whitespace-nowrap rounded-[5px] px-2 text-ink-quiet text-sm transition-colors hover:text-ink disabled:opacity-50 aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-[0_0_0_1px_var(--neutral-7)] pointer-coarse:min-h-11"
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
