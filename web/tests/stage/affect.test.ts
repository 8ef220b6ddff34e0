import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Affect, HOME } from "../../src/shared/lib/affect";
import { emberOf, type Light, lightOf } from "../../src/stage/affect";

/** The nine affects the look was designed with (ALMA, Gebhard 2005), home first. */
const NINE: Readonly<Record<string, Affect>> = {
  rest: HOME,
  joy: { v: 0.4, a: 0.2, d: 0.1, i: 1 },
  love: { v: 0.3, a: 0.1, d: 0.2, i: 1 },
  relief: { v: 0.2, a: -0.3, d: 0.4, i: 1 },
  pride: { v: 0.4, a: 0.3, d: 0.3, i: 1 },
  sorrow: { v: -0.4, a: -0.2, d: -0.5, i: 1 },
  worry: { v: -0.64, a: 0.6, d: -0.43, i: 0.8 },
  anger: { v: -0.51, a: 0.59, d: 0.25, i: 0.8 },
  remorse: { v: -0.3, a: 0.1, d: -0.6, i: 1 },
};

/** The ranges of the look's table over the nine affects, and how far its rounding may be off. */
const RANGES: readonly (readonly [keyof Light, low: number, high: number, rounding: number])[] = [
  ["hue", 23, 49, 0.5],
  ["lightness", 0.58, 0.67, 0.006],
  ["chroma", 0.1, 0.22, 0.006],
  ["fan", 20, 32, 0.5],
  ["radius", 0.42, 0.62, 0.006],
  ["openness", 0.07, 0.38, 0.006],
  ["softness", 0.008, 0.036, 0.001],
  ["ruffle", 0.03, 0.09, 0.006],
  ["points", 0, 0.27, 0.006],
  ["breath", 4.1, 8.6, 0.1],
  ["depth", 0.034, 0.052, 0.001],
  ["drift", 0.15, 0.42, 0.006],
  ["droop", 0, 0.92, 0.006],
  ["lift", -0.1, 0.08, 0.006],
  ["tremble", 0, 0.012, 0.001],
  ["core", 0.58, 0.88, 0.006],
  ["halo", 0.3, 0.75, 0.006],
  ["dim", 0.84, 1, 0.006],
];

const affects = fc.record({
  v: fc.double({ min: -1, max: 1, noNaN: true }),
  a: fc.double({ min: -1, max: 1, noNaN: true }),
  d: fc.double({ min: -1, max: 1, noNaN: true }),
  i: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe("the light of a feeling", () => {
  it.each(RANGES)("%s runs over the nine affects as the look's table says: %d to %d", (name, low, high, rounding) => {
    const lights = Object.values(NINE).flatMap((affect) => [lightOf(affect, "light")[name], lightOf(affect, "dark")[name]]);
    expect(Math.min(...lights)).toBeGreaterThanOrEqual(low - rounding);
    expect(Math.min(...lights)).toBeLessThanOrEqual(low + (high - low) * 0.25);
    expect(Math.max(...lights)).toBeLessThanOrEqual(high + rounding);
    expect(Math.max(...lights)).toBeGreaterThanOrEqual(high - (high - low) * 0.25);
  });

  it("is at home where intensity is nothing, whatever the feeling would be", () => {
    fc.assert(fc.property(affects, (affect) => {
      const light = lightOf({ ...affect, i: 0 }, "light");
      const home = lightOf(HOME, "light");
      for (const name of Object.keys(home) as (keyof Light)[]) expect(light[name]).toBeCloseTo(home[name], 12);
    }));
  });

  it("is never blue or green: warm for every feeling there can be", () => {
    fc.assert(
      fc.property(affects, (affect) => {
        const { hue, fan, chroma, radius, openness } = lightOf(affect, "dark");
        expect(hue - fan / 2).toBeGreaterThan(0);
        expect(hue + fan / 2).toBeLessThan(95);
        expect(chroma).toBeGreaterThan(0);
        expect(radius).toBeGreaterThan(0);
        expect(openness).toBeGreaterThanOrEqual(0.07);
      }),
    );
  });

  it("jumps nowhere: a small change of feeling is a small change of light", () => {
    const step = 1e-6;
    fc.assert(
      fc.property(affects, (affect) => {
        const near = lightOf({ ...affect, v: affect.v + step, a: affect.a + step, d: affect.d - step }, "light");
        const here = lightOf(affect, "light");
        for (const name of Object.keys(here) as (keyof Light)[]) expect(Math.abs(near[name] - here[name])).toBeLessThan(1e-3);
      }),
    );
  });

  it("gives each feeling one flat colour for both themes, of bounded chroma", () => {
    const chroma = Number(/oklch\(0\.58 ([\d.]+)/.exec(emberOf({ v: 0.4, a: 0.3, d: 0.3, i: 1 }))?.[1]);
    expect(chroma).toBe(0.165);
    expect(emberOf(HOME)).toMatch(/^light-dark\(oklch\(0\.58 .+\), oklch\(0\.7 .+\)\)$/);
  });
});
