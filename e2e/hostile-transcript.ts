import { hostileMessages } from "./hostile-messages";

/** To standard output, as the samples are read with the server's own code. */
process.stdout.write(JSON.stringify(hostileMessages()));
