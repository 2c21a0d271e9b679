"use client";
import { useId } from "react";

type SegmentsProps<T extends string> = {
  label: string;
  value: T;
  options: { value: T; label: string; isDisabled?: boolean }[];
  onChange: (value: T) => void;
};

/** One of a few, all in sight. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset className="inline-flex shrink-0 rounded-md border border-line-firm bg-sunken p-px">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex min-h-6.5 select-none items-center whitespace-nowrap rounded-[5px] px-2 text-ink-quiet text-sm transition-colors hover:text-ink has-checked:bg-raised has-checked:text-ink has-disabled:opacity-50 has-checked:shadow-[0_0_0_1px_var(--neutral-7)] has-focus-visible:outline-2 has-focus-visible:outline-accent-ink pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.isDisabled}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 opacity-0"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
