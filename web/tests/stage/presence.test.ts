import { describe, expect, it } from "vitest";

import { HOME } from "../../src/shared/lib/affect";
import { lightOf } from "../../src/stage/affect";
import { AT_REST, poseOf } from "../../src/stage/presence";

const rest = lightOf(HOME, "light");

describe("the states of the light", () => {
  it("at rest is the feeling and nothing else", () => {
    expect(poseOf(rest, AT_REST, 1)).toMatchObject({ ...rest, hollow: 0, spin: 0, orbit: 0 });
  });

  it("listening opens a cup and turns its waves inward", () => {
    const pose = poseOf(rest, { ...AT_REST, listening: 1 }, 0.5);
    expect(pose.hollow).toBe(0.85);
    expect(pose.core).toBeCloseTo(rest.core * 0.35);
    expect(pose.openness).toBeCloseTo(rest.openness * 1.18);
    expect(pose.drift).toBeCloseTo(rest.drift * 0.5);
    expect(pose.ripple).toBeLessThan(0);
  });

  it("thinking turns the flower and lets the core circle", () => {
    const pose = poseOf(rest, { ...AT_REST, thinking: 1 }, 0);
    expect(pose).toMatchObject({ spin: 0.55 });
    expect(pose.orbit).toBeCloseTo(0.16 * rest.radius);
    expect(pose.openness).toBeCloseTo(rest.openness * 0.7 + 0.06);
  });

  it("speaking follows the loudness of the word", () => {
    const soft = poseOf(rest, { ...AT_REST, speaking: 1 }, 0.2);
    const loud = poseOf(rest, { ...AT_REST, speaking: 1 }, 0.9);
    expect(loud.core - soft.core).toBeCloseTo(0.8 * 0.7);
    expect(loud.radius).toBeCloseTo(rest.radius * (1 + 0.08 * 0.9));
    expect(loud.ripple).toBeGreaterThan(soft.ripple);
  });

  it("asleep is half as large and breathes every eleven seconds", () => {
    const pose = poseOf(rest, { ...AT_REST, asleep: 1 }, 0);
    expect(pose.radius).toBeCloseTo(rest.radius / 2);
    expect(pose.breath).toBe(11);
    expect(pose.openness).toBeCloseTo(0.08);
    expect(pose.dim).toBeCloseTo(rest.dim * 0.75);
  });
});
