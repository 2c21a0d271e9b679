import { type ComponentProps, useId } from "react";

type SelectFieldProps = Omit<ComponentProps<"select">, "id"> & { label: string };

/** A choice of few in the system's own list, which works everywhere and in forms. */
export function SelectField({ label, children, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <select
        id={id}
        className="tap-target h-8 w-full min-w-0 rounded-md border border-line-control bg-canvas px-2 text-base text-ink hover:border-ink-quiet pointer-coarse:text-lg"
        {...rest}
      >
        {children}
      </select>
    </div>
  );
}
