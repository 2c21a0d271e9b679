import type { ReactNode } from "react";
import { classNames } from "./class-names";

type FaultTextProps = { className?: string; children: ReactNode };

/** Says at once, to a screen reader too, why what was asked for is not so. */
export function FaultText({ className, children }: FaultTextProps) {
  return (
    <p role="alert" className={classNames("text-danger text-sm", className)}>
      {children}
    </p>
  );
}
