import { connect } from "node:net";

export interface RawAnswer {
  /** Everything that came over the socket. */
  bytes: Buffer;
  head: string;
  status: number;
  header: (name: string) => string | undefined;
  body: Buffer;
  /** The socket's error code, for example ECONNRESET. */
  error: string | undefined;
}

/**
 * Sends one POST over a socket of its own and collects what comes back, however broken; serves the tests of this
 * folder. Hangs up once `enough` says so, for the faults that never end by themselves.
 */
export function callRaw(
  url: string,
  token: string,
  body: unknown,
  enough: (bytes: Buffer) => boolean = () => false,
): Promise<RawAnswer> {
  const { hostname, port, pathname } = new URL(url);
  const text = JSON.stringify(body);
  const request =
    `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauth: ${token}\r\nconnection: close\r\n` +
    `accept-encoding: identity\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let error: string | undefined;
    const socket = connect(Number(port), hostname, () => socket.write(request));
    const hangUp = setInterval(() => enough(Buffer.concat(chunks)) && socket.destroy(), 5);
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", (failure: NodeJS.ErrnoException) => {
      error = failure.code;
    });
    socket.on("close", () => {
      clearInterval(hangUp);
      resolve(parse(Buffer.concat(chunks), error));
    });
  });
}

function parse(bytes: Buffer, error: string | undefined): RawAnswer {
  const end = bytes.indexOf("\r\n\r\n");
  const head = bytes.subarray(0, end === -1 ? bytes.length : end).toString("latin1");
  return {
    bytes,
    head,
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    header: (name) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1]?.trim(),
    body: end === -1 ? Buffer.alloc(0) : bytes.subarray(end + 4),
    error,
  };
}
