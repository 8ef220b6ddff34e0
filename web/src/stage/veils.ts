/** The seven veils of one moment: where each stands, how large it is, its colour. Shader and fallback share it. */

import type { Theme } from "./affect";
import { linear, type Rgb } from "./colour";
import { fullness, type Phases } from "./motion";
import type { Pose } from "./presence";

export const VEILS = 7;
/** Half the side of the canvas, in units. */
export const HALF = 1.22;
/** The golden angle, in radians: no two veils ever line up. */
const GOLDEN = 2.39996;
const OUTERMOST = 1.08;

export interface Veil {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly softness: number;
  readonly colour: Rgb;
  /** Phases of the three ruffles (2, 3 and 5 to the round) and of the points, radians. */
  readonly waves: readonly [two: number, three: number, five: number, points: number];
}

export interface Figure {
  readonly veils: readonly Veil[];
  readonly pose: Pose;
  readonly phases: Phases;
  /** Radius with the breath in it. */
  readonly radius: number;
  readonly core: { readonly x: number; readonly y: number; readonly colour: Rgb };
  readonly halo: Rgb;
}

function veilOf(k: number, pose: Pose, phases: Phases, radius: number, theme: Theme): Veil {
  const u = k / (VEILS - 1);
  const { drift, spin, tremble } = phases;
  const angle = GOLDEN * k + 0.18 * drift + 0.38 * Math.sin(0.7 * drift + 1.9 * k) + spin;
  const reach = radius * pose.openness * (0.55 + 0.9 * u);
  const inner = 0.46 + (0.22 * pose.hollow) / 0.85;
  const spread = theme === "dark" ? 0.12 : 0.17;
  return {
    x: reach * Math.cos(angle) + pose.tremble * Math.sin(tremble + 2.1 * k),
    y: reach * Math.sin(angle) + pose.lift - 0.2 * pose.droop * radius * u + pose.tremble * Math.cos(1.31 * tremble + 3.7 * k),
    radius: radius * (inner + (OUTERMOST - inner) * u),
    softness: pose.softness * (0.7 + 1.1 * u),
    colour: linear(pose.lightness + spread * (u - 0.5), pose.chroma, pose.hue - pose.fan * (u - 0.5)),
    waves: [
      1.7 * k + drift - 2 * spin,
      2.9 * k - 1.31 * drift - 3 * spin,
      4.1 * k + 1.9 * drift - 5 * spin,
      0.83 * k + 0.31 * drift - spin,
    ],
  };
}

/** Cream at rest; an open cup shows ember instead, so that listening never turns grey. */
function coreColour(pose: Pose, theme: Theme): Rgb {
  const dark = theme === "dark";
  const open = pose.hollow;
  const dusk = dark ? 1 - pose.dim : 0;
  const lightness = (dark ? 0.91 : 0.94) - (dark ? 0.16 : 0.12) * open - 0.35 * dusk;
  return linear(lightness, ((dark ? 0.24 : 0.2) + 0.45 * open + 1.1 * dusk) * pose.chroma + (dark ? 0.028 : 0.012), pose.hue + 28 * (1 - 0.6 * open));
}

/** The figure at this moment. `calm` (reduced motion) keeps the breath out of the form. */
export function figureOf(pose: Pose, phases: Phases, theme: Theme, calm = false): Figure {
  const radius = pose.radius * (1 + (calm ? 0 : pose.depth * fullness(phases.breath)));
  const veils = Array.from({ length: VEILS }, (_, k) => veilOf(k, pose, phases, radius, theme));
  const turn = 2 * phases.spin;
  return {
    veils,
    pose,
    phases,
    radius,
    core: {
      x: pose.orbit * Math.cos(turn),
      y: pose.lift + pose.orbit * Math.sin(turn) - 0.06 * pose.droop * radius,
      colour: coreColour(pose, theme),
    },
    halo: linear(pose.lightness, pose.chroma * 0.8, pose.hue),
  };
}

/** How far the edge of a veil lies at this angle, as a factor of its radius: 1 + w. */
export function edgeAt(veil: Veil, pose: Pose, theta: number): number {
  const [two, three, five, points] = veil.waves;
  const ruffle =
    1.1 * Math.cos(2 * theta + two) + 0.8 * Math.cos(3 * theta + three) + 0.3 * Math.cos(5 * theta + five);
  const spikes = 0.45 - 0.7 * Math.abs(Math.cos(3 * (theta + points))) - 0.35 * Math.abs(Math.cos(5 * (theta + points)));
  return 1 + pose.ruffle * ruffle + pose.points * spikes;
}

/** A veil's outline as points around it, in units, y upwards. */
export function outline(veil: Veil, pose: Pose, count = 48): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, n) => {
    const theta = (2 * Math.PI * n) / count;
    const reach = veil.radius * edgeAt(veil, pose, theta);
    const y = reach * Math.sin(theta);
    const taper = 1 + 0.13 * pose.droop * (y / veil.radius);
    return [veil.x + (reach * Math.cos(theta)) / taper, veil.y + y] as const;
  });
}
