import { existsSync } from "node:fs";
import { checkLedger, countLedgerDays } from "./check-ledger";
import { readLedger, readLock } from "./read-ledger";

/** A release looks for new advisories when nobody did for so long. */
const mostDays = 30;

const ledger = readLedger();
const days = countLedgerDays(ledger, new Date());
const faults = checkLedger(ledger, readLock(), existsSync);
if (days > mostDays) {
  faults.push(
    `Nobody looked for new advisories in ${days} days. Look for those of our packages, add them, and set checkedOn.`,
  );
}
for (const fault of faults) console.error(fault);
console.log(
  `${ledger.advisories.length} advisories, looked for on ${ledger.checkedOn}: ${faults.length === 0 ? "all well" : "see above"}.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
