import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { HOME } from "../../src/shared/lib/affect";
import { lightOf } from "../../src/stage/affect";
import { advance, DAWN, follow, fullness, loudness, settle, still } from "../../src/stage/motion";
import { AT_REST, poseOf } from "../../src/stage/presence";

describe("the spring", () => {
  it("is exact: many short steps end where one long step ends", () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), fc.integer({ min: 2, max: 60 }), (target, parts) => {
        let spring = still(0.3);
        for (let n = 0; n < parts; n += 1) spring = settle(spring, target, 1.2, 0.9 / parts);
        const once = settle(still(0.3), target, 1.2, 0.9);
        expect(spring.value).toBeCloseTo(once.value, 9);
        expect(spring.speed).toBeCloseTo(once.speed, 9);
      }),
    );
  });

  it("never overshoots from stillness", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), (time) => {
        const { value } = settle(still(0), 1, 1.2, time);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("phases", () => {
  it("never jump when the rate changes: they are integrated", () => {
    const calm = poseOf(lightOf(HOME, "light"), AT_REST, 0);
    const wild = { ...calm, drift: 9, breath: 1.1 };
    const before = Array.from({ length: 500 }).reduce((phases: typeof DAWN) => advance(phases, calm, 0.033), DAWN);
    const next = advance(before, wild, 0.001);
    expect(next.drift - before.drift).toBeCloseTo(0.009, 9);
    expect(Math.abs(fullness(next.breath) - fullness(before.breath))).toBeLessThan(0.02);
  });

  it("breathes in for two fifths and out for three", () => {
    expect([0, 0.4, 1].map((at) => Math.round(fullness(at)))).toEqual([-1, 1, -1]);
    expect(fullness(0.2)).toBeCloseTo(0);
    expect(fullness(0.7)).toBeCloseTo(0);
  });
});

describe("her voice", () => {
  it("rises fast and falls slowly", () => {
    expect(follow(0, 1, 0.06)).toBeCloseTo(1 - Math.exp(-1));
    expect(follow(1, 0, 0.24)).toBeCloseTo(Math.exp(-1));
  });

  it("gives every word a loudness within bounds, the same each time", () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        expect(loudness(word)).toBeGreaterThan(0);
        expect(loudness(word)).toBeLessThanOrEqual(0.95);
        expect(loudness(word)).toBe(loudness(word));
      }),
    );
    expect(loudness("chrysanthemum")).toBeGreaterThan(loudness("a"));
  });
});
