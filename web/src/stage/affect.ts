/**
 * What she feels, turned into what is drawn.
 *
 * Valence, arousal and dominance lie in [-1, 1] (Mehrabian), intensity in [0, 1]. Lengths are in units of the
 * canvas: half its side is 1.22. Angles of hue are degrees of OKLCH. The brightness and saturation terms are
 * those of Valdez and Mehrabian (1994), transposed from "colour makes feeling" to "feeling makes colour": a
 * choice of design, not an inversion of their regression.
 */

import type { Affect } from "../shared/lib/affect";

export type Theme = "light" | "dark";

/** The light at one feeling, before any state (listening, thinking...) changes it. */
export interface Light {
  /** Degrees of OKLCH. */
  readonly hue: number;
  readonly lightness: number;
  readonly chroma: number;
  /** Degrees between the innermost and the outermost veil. */
  readonly fan: number;
  readonly radius: number;
  /** How far the veils stand apart, as a share of the radius. */
  readonly openness: number;
  /** Width of a veil's edge. */
  readonly softness: number;
  readonly ruffle: number;
  readonly points: number;
  /** Seconds a breath takes. */
  readonly breath: number;
  /** Share of the radius by which a breath swells. */
  readonly depth: number;
  /** Radians a second. */
  readonly drift: number;
  readonly droop: number;
  readonly lift: number;
  readonly tremble: number;
  readonly core: number;
  readonly halo: number;
  readonly dim: number;
}

const clamp = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x));
const rise = (x: number) => Math.max(x, 0);
const fall = (x: number) => Math.max(-x, 0);

/** Feeling scaled by its intensity, each axis within [-1, 1]. Intensity 0 is home. */
function felt(affect: Affect) {
  const strength = 1.5 * clamp(affect.i, 0, 1);
  return {
    v: clamp(affect.v * strength, -1, 1),
    a: clamp(affect.a * strength, -1, 1),
    d: clamp(affect.d * strength, -1, 1),
    i: clamp(affect.i, 0, 1),
  };
}

/**
 * The look's table has one formula on either side of nothing for hue (by valence) and points (by dominance).
 * Within this distance of it they pass into each other, so that a feeling on its way never makes the light jump.
 */
const TURN = 0.12;

function hueOf(v: number, a: number, d: number): number {
  const glad = clamp((v + TURN) / (2 * TURN), 0, 1);
  const bright = 18 * rise(a) - 12 * rise(d);
  const heavy = 15 * fall(v) * (1 - Math.min(2 * rise(d), 0.9));
  return 35 + 18 * rise(v) + glad * bright - (1 - glad) * 4.8 * rise(d) - heavy;
}

/** The light that shows this feeling on this theme. */
export function lightOf(affect: Affect, theme: Theme): Light {
  const { v, a, d, i } = felt(affect);
  const dark = theme === "dark";
  const brightness = 0.69 * v - 0.31 * a - 0.76 * d;
  const saturation = 0.22 * v + 0.6 * a + 0.32 * d;
  const heaviness = fall(v) * (1 - rise(a));
  return {
    hue: hueOf(v, a, d),
    lightness: (dark ? 0.645 : 0.64) + 0.075 * brightness,
    chroma: (dark ? 0.172 : 0.184) * (1 + 0.38 * saturation) * (1 - 0.4 * heaviness) * (0.88 + 0.12 * i),
    fan: 27 + 9 * v,
    radius: 0.54 * (1 + 0.22 * d + 0.06 * v),
    openness: clamp(0.24 + 0.2 * v + 0.04 * d, 0.07, 0.4),
    softness: 0.014 * 2 ** (-1.5 * d),
    ruffle: 0.052 + 0.055 * a,
    points: 0.62 * rise(a) * fall(v) * (0.45 + 0.55 * clamp((d + TURN) / (2 * TURN), 0, 1)),
    breath: 6.5 * 2 ** (-0.9 * a),
    depth: 0.045 * (1 - 0.35 * a),
    drift: 0.22 * 2 ** (1.3 * a),
    droop: 1.15 * heaviness + 0.3 * fall(d) * (1 - rise(v)),
    lift: 0.09 * v + 0.06 * d,
    tremble: 0.032 * rise(a) * fall(d),
    core: 0.72 + 0.18 * v + 0.12 * a,
    halo: 0.55 + 0.22 * v + 0.15 * d,
    dim: 1 - 0.26 * heaviness,
  };
}

/** One flat colour for a feeling, readable as a mark on paper: an OKLCH colour for CSS, for both themes. */
export function emberOf(affect: Affect): string {
  const tone = (theme: Theme, lightness: number) => {
    const { hue, chroma } = lightOf(affect, theme);
    return `oklch(${lightness} ${Math.min(chroma, 0.165).toFixed(4)} ${(hue - 6).toFixed(2)})`;
  };
  return `light-dark(${tone("light", 0.58)}, ${tone("dark", 0.7)})`;
}
