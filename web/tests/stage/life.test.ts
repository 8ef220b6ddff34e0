import { describe, expect, it } from "vitest";

import { HOME } from "../../src/shared/lib/affect";
import { Life, type Wish } from "../../src/stage/life";

const JOY = { v: 0.4, a: 0.2, d: 0.1, i: 1 };
const wish = (more: Partial<Wish> = {}): Wish => ({ affect: HOME, states: { listening: 0, thinking: 0, asleep: 0 }, theme: "light", calm: false, ...more });

function after(life: Life, seconds: number, wanted: Wish) {
  let moment = life.step(0, wanted);
  for (let n = 0; n < Math.round(seconds * 30); n += 1) moment = life.step(1 / 30, wanted);
  return moment;
}

describe("the life of the light", () => {
  it("is from its first moment what it should be, and changes its feeling over seconds", () => {
    const life = new Life();
    const first = life.step(0, wish()).figure.pose;
    expect(first.hue).toBeCloseTo(35);
    const soon = life.step(0.1, wish({ affect: JOY })).figure.pose;
    expect(soon.hue).toBeLessThan(37);
    expect(after(life, 5, wish({ affect: JOY })).figure.pose.hue).toBeGreaterThan(48);
  });

  it("falls asleep to half its size", () => {
    const life = new Life();
    const awake = life.step(0, wish()).figure.pose.radius;
    const asleep = after(life, 4, wish({ states: { listening: 0, thinking: 0, asleep: 1 } })).figure.pose.radius;
    expect(asleep / awake).toBeCloseTo(0.5, 2);
  });

  it("grows brighter with a word and comes to rest again", () => {
    const life = new Life();
    const rest = after(life, 1, wish()).figure.pose.core;
    life.word("honestly");
    let brightest = 0;
    for (let n = 0; n < 20; n += 1) brightest = Math.max(brightest, life.step(1 / 30, wish()).figure.pose.core);
    expect(brightest).toBeGreaterThan(rest + 0.02);
    expect(after(life, 4, wish()).figure.pose.core).toBeCloseTo(rest, 3);
  });

  it("cannot flash: however words fall, brightness crosses its middle fewer than six times a second", () => {
    for (const every of [1, 2, 4, 6, 9]) {
      const life = new Life();
      const cores: number[] = [];
      for (let n = 0; n < 240; n += 1) {
        if (n % every === 0) life.word(n % (2 * every) ? "a" : "chrysanthemums!");
        cores.push(life.step(1 / 30, wish()).figure.pose.core);
      }
      const tail = cores.slice(60);
      // WCAG 2.3.1 counts a change of a tenth of the range and more.
      let flashes = 0;
      let low = tail[0] ?? 0;
      let up = false;
      for (const core of tail) {
        if (!up && core > low + 0.1) { up = true; flashes += 1; low = core; }
        if (up && core < low - 0.1) up = false;
        low = up ? Math.max(low, core) : Math.min(low, core);
      }
      expect(flashes / 6).toBeLessThan(3);
    }
  });

  it("keeps still for those who ask for it: only its brightness breathes", () => {
    const life = new Life();
    const thinking = wish({ calm: true, states: { listening: 0, thinking: 1, asleep: 0 } });
    const early = after(life, 8, thinking);
    const places = early.figure.veils.map(({ x, y, radius }) => [x, y, radius]);
    const bright: number[] = [];
    for (let n = 0; n < 300; n += 1) {
      const moment = life.step(1 / 30, thinking);
      expect(moment.figure.veils.map(({ x, y, radius }) => [x, y, radius])).toEqual(places.map((place) => place.map((x) => expect.closeTo(x, 6) as number)));
      bright.push(moment.brightness);
    }
    expect(Math.max(...bright)).toBeCloseTo(1.03, 2);
    expect(Math.min(...bright)).toBeCloseTo(0.97, 2);
  });
});
