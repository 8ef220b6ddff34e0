import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { exchange } from "../../src/features/meeting/exchange";
import { arranged, WINDOW, windowOf } from "../../src/features/talk/arrangement";
import type { Entry } from "../../src/shared/conversation/conversation";

const now = new Date(2026, 10, 7, 23, 0);
const entry = (id: string, from: Entry["from"], minute: number, more: Partial<Entry> = {}): Entry => ({
  id, from, text: id, at: new Date(2026, 10, 7, 10, minute).toISOString(), place: minute, numbered: true, inReplyTo: null,
  initiative: false, affect: null, delivery: "kept", streaming: false, fresh: false, refusal: null, ...more,
});

describe("the log", () => {
  it("labels the first words, an hour's silence, and what she began", () => {
    const placed = arranged([entry("a", "owner", 0), entry("b", "companion", 1), entry("c", "owner", 70), entry("d", "companion", 75, { initiative: true })], "Mira", now);
    expect(placed.map(({ label }) => label)).toEqual(["Today, 10:00", null, "Today, 11:10", "Today, 11:15 · Mira spoke first"]);
  });

  it("says once that she spoke first, though she sent three messages", () => {
    const first = { initiative: true };
    const placed = arranged([entry("a", "owner", 0), entry("b", "companion", 90, first), entry("c", "companion", 90, first)], "Mira", now);
    expect(placed.map(({ label }) => label !== null)).toEqual([true, true, false]);
  });

  it("never has more than four hundred messages in the document, and reaches them all", () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(4000), (length, hidden) => {
        const [start, end] = windowOf(length, hidden);
        expect(end - start).toBeLessThanOrEqual(WINDOW);
        expect(end - start).toBe(Math.min(length, WINDOW));
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(length);
      }),
    );
    expect(windowOf(900, 0)).toEqual([500, 900]);
    expect(windowOf(900, 500)).toEqual([0, 400]);
  });
});

describe("the first meeting", () => {
  it("shows the last answer and what she said since", () => {
    const { answer, hers } = exchange([entry("a", "companion", 0), entry("b", "owner", 1), entry("c", "companion", 2), entry("d", "companion", 3)]);
    expect(answer?.id).toBe("b");
    expect(hers.map(({ id }) => id)).toEqual(["c", "d"]);
  });

  it("begins with her words alone", () => {
    expect(exchange([entry("a", "companion", 0)])).toMatchObject({ answer: null, hers: [{ id: "a" }] });
  });
});
