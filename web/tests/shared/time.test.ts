import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { pauseAfter, wordsIn } from "../../src/shared/lib/pacing";
import { gapOf, hourOf, labelOf, minutesBetween } from "../../src/shared/lib/time";

const now = new Date(2026, 10, 7, 23, 0);
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

describe("silence as space", () => {
  it("follows the look: 20 at once, more with every doubling, never over 128", () => {
    expect(gapOf(0, false)).toBe(20);
    expect(gapOf(10, false)).toBe(32);
    expect(gapOf(70, false)).toBe(56);
    expect(gapOf(1e7, true)).toBe(128);
    expect(gapOf(1, true)).toBe(7);
  });

  it("grows with time and never shrinks", () => {
    fc.assert(fc.property(fc.nat(1e6), fc.nat(1e6), (a, b) => { expect(gapOf(Math.max(a, b), false)).toBeGreaterThanOrEqual(gapOf(Math.min(a, b), false)); }));
  });

  it("is never negative, though clocks may differ", () => {
    expect(minutesBetween(at(2026, 10, 7, 20, 0), at(2026, 10, 7, 19, 0))).toBe(0);
    expect(minutesBetween("", at(2026, 10, 7, 19, 0))).toBe(0);
  });
});

describe("labels", () => {
  it.each([
    [at(2026, 10, 7, 22, 40), "Today, 22:40"],
    [at(2026, 10, 6, 23, 52), "Yesterday, 23:52"],
    [at(2026, 10, 3, 19, 12), "Tuesday, 19:12"],
    [at(2026, 9, 13, 8, 5), "Tuesday 13 October, 08:05"],
    [at(2024, 2, 11, 8, 5), "Monday 11 March 2024, 08:05"],
    ["no time", ""],
  ])("%s is %s", (time, label) => {
    expect(labelOf(time, now)).toBe(label);
  });

  it("gives the exact hour", () => expect(hourOf(at(2026, 10, 7, 9, 3))).toBe("09:03"));
});

describe("word by word", () => {
  it("loses nothing: the words joined are the text", () => {
    fc.assert(fc.property(fc.string().filter((text) => text.trim() !== ""), (text) => { expect(wordsIn(text).join("")).toBe(text); }));
  });

  it("keeps 35 to 60 ms between words, longer after a stop, and hurries when many wait", () => {
    fc.assert(
      fc.property(fc.nat(5000), (index) => {
        expect(pauseAfter("word ", index, 5)).toBeGreaterThanOrEqual(35);
        expect(pauseAfter("word ", index, 5)).toBeLessThanOrEqual(60);
        expect(pauseAfter("end. ", index, 5)).toBeGreaterThan(pauseAfter("comma, ", index, 5));
        expect(pauseAfter("word ", index, 240)).toBeLessThan(10);
      }),
    );
  });
});
