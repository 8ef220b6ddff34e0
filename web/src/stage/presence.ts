/** The states of the light: by form, never by a colour code. */

import type { Light } from "./affect";

/** How far each state has come, each in [0, 1]. */
export interface States {
  readonly listening: number;
  readonly thinking: number;
  readonly speaking: number;
  readonly asleep: number;
}

export type StateName = keyof States;

export const AT_REST: States = { listening: 0, thinking: 0, speaking: 0, asleep: 0 };

/** The light as it stands at this moment: a feeling with its states applied. */
export interface Pose extends Light {
  /** 0 none, .85 the open cup of listening. */
  readonly hollow: number;
  /** Radians a second the whole flower turns. */
  readonly spin: number;
  /** How far the core circles, in units. */
  readonly orbit: number;
  /** Wave on the veils: positive runs outward, negative inward. */
  readonly ripple: number;
}

const mix = (from: number, to: number, share: number) => from + (to - from) * share;

/**
 * Apply the states to a light.
 *
 * `amplitude` in [0, 1] is how loud the word being said (or typed) is.
 */
export function poseOf(light: Light, states: States, amplitude: number): Pose {
  const { listening: l, thinking: t, speaking: s, asleep: z } = states;
  const said = s * amplitude;
  const openness = (light.openness * mix(1, 1.18, l)) * mix(1, 0.7, t) + 0.06 * t;
  return {
    ...light,
    hue: light.hue - 4 * l,
    fan: light.fan * mix(1, 0.4, l),
    chroma: light.chroma * mix(1, 0.75, z),
    core: (light.core * mix(1, 0.35, l) * mix(1, 0.75, t) + 0.8 * said) * mix(1, 0.55, z),
    openness: mix(openness * (1 + 0.18 * said), 0.08, z),
    lift: light.lift - 0.06 * l,
    drift: light.drift * mix(1, 0.5, l),
    radius: light.radius * mix(1, 0.94, t) * (1 + 0.08 * said) * mix(1, 0.5, z),
    breath: mix(light.breath, 11, z),
    dim: light.dim * mix(1, 0.75, z),
    hollow: 0.85 * l,
    spin: 0.55 * t,
    orbit: 0.16 * light.radius * t,
    ripple: 0.06 * said - 0.06 * 0.5 * amplitude * l,
  };
}
