import { envelopeFaults } from "./envelope-faults";
import type { FaultKind, FaultKinds } from "./fault-kind";
import { rowFaults } from "./row-faults";
import { statusFault, statusFaults } from "./status-faults";
import { textFaults } from "./text-faults";
import { wireFaults } from "./wire-faults";

/** Every named kind of fault, besides `status-<n>`. */
export const faultKinds: FaultKinds = {
  ...statusFaults,
  ...envelopeFaults,
  ...rowFaults,
  ...textFaults,
  ...wireFaults,
};

/** The kind of that name; undefined when there is none. `status-<n>` stands for any HTTP status from 200 on. */
export function findFaultKind(name: string): FaultKind | undefined {
  const status = /^status-([2-5]\d{2})$/.exec(name)?.[1];
  if (status) return statusFault(Number(status));
  return Object.hasOwn(faultKinds, name) ? faultKinds[name] : undefined;
}
