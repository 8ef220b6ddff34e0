import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readEvent } from "../../src/shared/api/protocol";

describe("what the server says", () => {
  it("is read with every field a message has", () => {
    const message = { seq: 7, id: "m7", from: "companion", text: "Good, then.", at: "2026-11-03T19:12:00Z", in_reply_to: "m6", initiative: true, affect: { v: 0.4, a: 0.2, d: 0.1, i: 1, label: "joy" } };
    expect(readEvent(JSON.stringify({ type: "message", message }))).toEqual({
      type: "message",
      message: { seq: 7, id: "m7", from: "companion", text: "Good, then.", at: "2026-11-03T19:12:00Z", inReplyTo: "m6", initiative: true, affect: { v: 0.4, a: 0.2, d: 0.1, i: 1 } },
    });
  });

  it("is ignored where it is unknown: a newer server may say more", () => {
    expect(readEvent('{"type":"sings","song":1}')).toBeNull();
    expect(readEvent('{"type":"constructor"}')).toBeNull();
    expect(readEvent('{"type":"message","message":{"id":"m1"}}')).toBeNull();
  });

  it("never throws, whatever comes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
        readEvent(line);
      }),
    );
    for (const type of ["hello", "state", "received", "thinking", "delta", "message", "forgotten", "error", "pong"]) {
      fc.assert(fc.property(fc.object(), (fields) => { readEvent(JSON.stringify({ ...fields, type })); }));
    }
  });
});
