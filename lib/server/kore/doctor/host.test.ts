import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { connectionTrouble, examineConnection, examineName } from "./host";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
const { signal } = new AbortController();

async function listen(): Promise<string> {
  const server = createServer((_, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it("says where a name leads, and that an address needs none", async () => {
  expect(await examineName(new URL("http://localhost"))).toMatchObject({
    outcome: "ok",
    finding: "addressKnown",
    values: { host: "localhost" },
  });
  for (const host of ["127.0.0.1", "[::1]"]) {
    expect(await examineName(new URL(`http://${host}`))).toMatchObject({ finding: "addressGiven" });
  }
});

it("says that a name leads nowhere", async () => {
  const { outcome, finding } = await examineName(new URL("https://no-such-host.invalid"));
  expect(outcome).toBe("failed");
  // A machine without a name server cannot tell that the name does not exist.
  expect(["nameUnknown", "nameUnanswered"]).toContain(finding);
});

it("connects, and says when there is nobody or no TLS", async () => {
  const host = await listen();
  expect(await examineConnection(new URL(`http://${host}`), signal)).toMatchObject({
    finding: "notEncrypted",
  });
  expect(await examineConnection(new URL(`https://${host}`), signal)).toMatchObject({
    outcome: "failed",
    finding: "notTls",
  });
  expect(await examineConnection(new URL("http://127.0.0.1:1"), signal)).toMatchObject({
    finding: "refused",
    values: { host: "127.0.0.1", port: 1 },
  });
});

it("ends when its caller does", async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(examineConnection(new URL(`http://${await listen()}`), stop.signal)).rejects.toMatchObject({
    name: "AbortError",
  });
});

it.each([
  ["ECONNREFUSED", "refused"],
  ["ETIMEDOUT", "noConnection"],
  ["ENETUNREACH", "noConnection"],
  ["CERT_HAS_EXPIRED", "certificateOver"],
  ["CERT_NOT_YET_VALID", "certificateOver"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "certificateOfAnother"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificateUntrusted"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "certificateUntrusted"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "certificateUntrusted"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "certificateUntrusted"],
  ["CERT_REVOKED", "certificateUntrusted"],
  ["EPROTO", "notTls"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "notTls"],
  ["ECONNRESET", "connectionBroken"],
  ["", "connectionBroken"],
])("%s is %s", (code, trouble) => expect(connectionTrouble(code)).toBe(trouble));
