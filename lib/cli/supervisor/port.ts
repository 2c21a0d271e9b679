import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { StartFault } from "./start-fault";

/** Makes sure that the port is free before anything slow begins; 0 finds a free one. Throws StartFault. */
export async function findPort(host: string, port: number): Promise<number> {
  const server = createServer().listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new StartFault(explain(error, host, port), { cause: error });
  }
  const { port: found } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return found;
}

function explain(error: unknown, host: string, port: number): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") {
    return `Port ${port} on ${host} is in use. Stop what uses it, or choose another port: PORT=${port + 1} npm start`;
  }
  if (code === "EACCES") {
    return `This user may not open port ${port}. Choose one above 1023: PORT=3000 npm start`;
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `HOST=${host} is not an address of this machine. Use 127.0.0.1 for this machine only, or 0.0.0.0 for all of its addresses.`;
  }
  return `Port ${port} on ${host} cannot be opened: ${message}`;
}
