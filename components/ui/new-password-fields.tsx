import { Field } from "./field";

type NewPasswordFieldsProps = {
  label: string;
  hint: string;
  repeatLabel: string;
  /** What is wrong with the two. */
  error?: string;
  length: { least: number; most: number };
};

/** A new password, named `password`, and the same once more, named `repeat`. */
export function NewPasswordFields({ label, hint, repeatLabel, error, length }: NewPasswordFieldsProps) {
  return (
    <>
      <Field
        label={label}
        hint={hint}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={length.least}
        maxLength={length.most}
        required
      />
      <Field
        label={repeatLabel}
        error={error}
        name="repeat"
        type="password"
        autoComplete="new-password"
        required
      />
    </>
  );
}
