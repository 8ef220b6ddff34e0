import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { FIRST, paceAfter, STEPS } from "../../src/stage/pace";

/** The step a machine settles on, whose cost grows with the area drawn. */
function settled(perMegapixel: number): number | null {
  let step: number | null = FIRST;
  for (let n = 0; n < 12 && step !== null; n += 1) {
    const size: number = STEPS[step]?.size ?? 0;
    step = paceAfter(step, perMegapixel * (size ** 2 / 1e6));
  }
  return step;
}

describe("the pace", () => {
  it("draws finest on a fast machine, coarsest on a slow one, and gives up on the slowest", () => {
    expect(settled(5)).toBe(0);
    expect(settled(300)).toBe(3);
    expect(settled(5000)).toBeNull();
  });

  it("comes to rest: no machine makes it go back and forth", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1200, noNaN: true }), (speed) => {
        const step = settled(speed);
        if (step !== null) expect(paceAfter(step, speed * ((STEPS[step]?.size ?? 0) ** 2 / 1e6))).toBe(step);
      }),
    );
  });
});
