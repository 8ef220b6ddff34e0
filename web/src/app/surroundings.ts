/** The real world for the line: a WebSocket to where this page came from, and the clock. */

import type { Socket, Surroundings } from "../shared/api/live";

function open(): Socket {
  const address = new URL("/api/live", location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(address) as Socket;
}

export const browser: Surroundings = {
  open,
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
  chance: Math.random,
};
