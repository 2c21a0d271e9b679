import "server-only";
import dns from "node:dns";
import net from "node:net";

export type Connects = {
  /** Every place this process connected to or looked up since, such as `127.0.0.1:80`, `/a/socket` or `dns evil.example`. */
  places: string[];
  stop(): void;
};

/** Writes down what this process reaches for, below every library: where sockets are made and names are looked up. */
export function watchConnects(): Connects {
  const places: string[] = [];
  const { connect } = net.Socket.prototype;
  const { lookup } = dns;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    places.push(placeOf(args));
    return Reflect.apply(connect, this, args);
  };
  Object.assign(dns, {
    lookup: (name: string, ...rest: unknown[]) => {
      // Of an address there is nothing to look up.
      if (!net.isIP(name)) places.push(`dns ${name}`);
      return Reflect.apply(lookup, dns, [name, ...rest]);
    },
  });
  return {
    places,
    stop() {
      net.Socket.prototype.connect = connect;
      Object.assign(dns, { lookup });
    },
  };
}

/** Of what `connect` takes: options, a path, or a port and a host; alone or in the array that `net.connect` passes on. */
function placeOf(args: unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && first !== null) {
    const { path, host, port } = { path: undefined, host: "localhost", port: undefined, ...first };
    return path === undefined ? `${host}:${port}` : String(path);
  }
  return typeof first === "number"
    ? `${typeof second === "string" ? second : "localhost"}:${first}`
    : String(first);
}
