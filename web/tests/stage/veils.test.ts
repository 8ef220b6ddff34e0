import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { linear } from "../../src/stage/colour";
import { lightOf } from "../../src/stage/affect";
import { DAWN } from "../../src/stage/motion";
import { AT_REST, poseOf } from "../../src/stage/presence";
import { figureOf, HALF, outline, VEILS } from "../../src/stage/veils";

const unit = fc.double({ min: -1, max: 1, noNaN: true });

describe("the veils", () => {
  it("are seven, and every outline stays on the canvas for every feeling", () => {
    fc.assert(
      fc.property(unit, unit, unit, fc.double({ min: 0, max: 200, noNaN: true }), (v, a, d, drift) => {
        const pose = poseOf(lightOf({ v, a, d, i: 1 }, "dark"), AT_REST, 0);
        const { veils } = figureOf(pose, { ...DAWN, drift }, "dark");
        expect(veils).toHaveLength(VEILS);
        for (const veil of veils) {
          for (const [x, y] of outline(veil, pose)) expect(Math.hypot(x, y)).toBeLessThan(HALF * 1.35);
        }
      }),
    );
  });

  it("go from gold inside to rose outside", () => {
    const pose = poseOf(lightOf({ v: 0.4, a: 0.2, d: 0.1, i: 1 }, "light"), AT_REST, 0);
    const { veils } = figureOf(pose, DAWN, "light");
    const yellowness = veils.map(({ colour: [r, g, b] }) => (g - b) / r);
    expect(yellowness[0]).toBeGreaterThan(yellowness[6] ?? 1);
  });

  it("turn as one when she thinks: the outline moves with the spin", () => {
    const pose = poseOf(lightOf({ v: 0, a: 0, d: 0, i: 0 }, "light"), AT_REST, 0);
    const still = { ...pose, lift: 0 };
    const before = figureOf(still, DAWN, "light").veils[3];
    const after = figureOf(still, { ...DAWN, spin: Math.PI / 2 }, "light").veils[3];
    expect(after?.x).toBeCloseTo(-(before?.y ?? 9));
    expect(after?.y).toBeCloseTo(before?.x ?? 9);
  });
});

describe("OKLCH", () => {
  it("knows white, black and a red", () => {
    for (const part of linear(1, 0, 0)) expect(part).toBeCloseTo(1, 3);
    for (const part of linear(0, 0, 0)) expect(part).toBeCloseTo(0, 6);
    const [r, g, b] = linear(0.628, 0.2577, 29.23);
    expect([r, g, b].map((x) => Math.round(x * 100) / 100)).toEqual([1, 0, 0]);
  });
});
