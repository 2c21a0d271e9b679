import "server-only";

/** The body of a reply: a piece is made when the one before is taken, and none once the caller has gone. */
export function streamOf(
  pieces: AsyncIterable<string | Buffer>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = signal.aborted ? { value: "", done: true } : await iterator.next();
      if (done) controller.close();
      else controller.enqueue(Buffer.from(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
