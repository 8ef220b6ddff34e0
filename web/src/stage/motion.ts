/** Everything that moves: springs, phases, the envelope of a word. Times are seconds. */

import type { Pose } from "./presence";

/** A value on its way to a target, and how fast it goes. */
export interface Spring {
  readonly value: number;
  readonly speed: number;
}

export const still = (value: number): Spring => ({ value, speed: 0 });

/**
 * One step of a critically damped spring, solved exactly, so that no step is too long to be stable.
 *
 * `tau` is the time in which about three fifths of the way is gone: x'' = w²(target - x) - 2wx', w = 2 / tau.
 */
export function settle(spring: Spring, target: number, tau: number, dt: number): Spring {
  const w = 2 / tau;
  const away = spring.value - target;
  const push = spring.speed + w * away;
  const decay = Math.exp(-w * dt);
  return {
    value: target + (away + push * dt) * decay,
    speed: (spring.speed - w * push * dt) * decay,
  };
}

/** Angles that only ever grow by rate × dt, so a change of rate never makes them jump. */
export interface Phases {
  /** Radians. */
  readonly drift: number;
  /** Breaths, in [0, 1). */
  readonly breath: number;
  readonly spin: number;
  readonly ripple: number;
  readonly tremble: number;
}

export const DAWN: Phases = { drift: 0, breath: 0, spin: 0, ripple: 0, tremble: 0 };

const RIPPLE_RATE = 5.2;
const TREMBLE_RATE = 41;

/** The phases after `dt` seconds of this pose. */
export function advance(phases: Phases, pose: Pose, dt: number): Phases {
  return {
    drift: phases.drift + pose.drift * dt,
    breath: (phases.breath + dt / pose.breath) % 1,
    spin: phases.spin + pose.spin * dt,
    ripple: phases.ripple + Math.sign(pose.ripple) * RIPPLE_RATE * dt,
    tremble: phases.tremble + TREMBLE_RATE * dt,
  };
}

/** How full the breath is, in [-1, 1]: two fifths of it in, three fifths out. */
export function fullness(breath: number): number {
  return breath < 0.4 ? -Math.cos((Math.PI * breath) / 0.4) : Math.cos((Math.PI * (breath - 0.4)) / 0.6);
}

const ATTACK = 0.06;
const RELEASE = 0.24;

/** The loudness of her voice following the words: quick to rise, slow to fall. */
export function follow(amplitude: number, target: number, dt: number): number {
  const tau = target > amplitude ? ATTACK : RELEASE;
  return target + (amplitude - target) * Math.exp(-dt / tau);
}

/** How loud a word is, in [0, 1]: longer words and ends of sentences carry more. Deterministic. */
export function loudness(word: string): number {
  const letters = word.replace(/[^\p{L}\p{N}]/gu, "").length;
  return Math.min(0.95, 0.35 + 0.06 * letters + (/[.!?]/.test(word) ? 0.1 : 0));
}
