/** The light from moment to moment: what it feels and does now, on its way to what it should. */

import { type Affect, HOME } from "../shared/lib/affect";
import { lightOf, type Theme } from "./affect";
import { advance, DAWN, follow, fullness, loudness, type Phases, settle, type Spring, still } from "./motion";
import { AT_REST, poseOf, type StateName, type States } from "./presence";
import { type Figure, figureOf } from "./veils";

/** Seconds until feeling, states and the core have followed, see `settle`. */
const FEELING_TAU = 1.2;
const STATE_TAU = 0.35;
/** The core's brightness follows more slowly than three times a second, so that it can never flash. */
const CORE_TAU = 0.22;
/** Seconds a word is heard. */
const WORD_LASTS = 0.11;
/** Seconds after the last word until she is no longer speaking. */
const SPEECH_LASTS = 0.6;
const LONGEST_STEP = 0.1;

const AXES = ["v", "a", "d", "i"] as const;
const NAMES = Object.keys(AT_REST) as StateName[];

export interface Wish {
  readonly affect: Affect;
  readonly states: Omit<States, "speaking">;
  readonly theme: Theme;
  /** Reduced motion: nothing moves, brightness breathes. */
  readonly calm: boolean;
}

export interface Moment {
  readonly figure: Figure;
  readonly brightness: number;
}

type Springs<K extends string> = Record<K, Spring>;

const springs = <K extends string>(names: readonly K[], at: Readonly<Record<K, number>>) =>
  Object.fromEntries(names.map((name) => [name, still(at[name])])) as Springs<K>;
const values = <K extends string>(all: Springs<K>) =>
  Object.fromEntries(Object.entries<Spring>(all).map(([name, { value }]) => [name, value])) as Record<K, number>;

export class Life {
  #feeling = springs(AXES, HOME);
  #states = springs(NAMES, AT_REST);
  #core = still(0);
  #phases: Phases = DAWN;
  #amplitude = 0;
  #loud = 0;
  #sinceWord = Number.POSITIVE_INFINITY;
  #sinceKey = Number.POSITIVE_INFINITY;
  #born = false;

  /** She says a word. */
  word(word: string): void {
    this.#loud = loudness(word);
    this.#sinceWord = 0;
  }

  /** The owner strikes a key. */
  key(): void {
    this.#sinceKey = 0;
  }

  /** The light `dt` seconds later. The first moment is already what it should be. */
  step(dt: number, wish: Wish): Moment {
    const time = Math.min(dt, LONGEST_STEP);
    this.#sinceWord += time;
    this.#sinceKey += time;
    const speaking = this.#sinceWord < SPEECH_LASTS ? 1 : 0;
    this.#settle(this.#born ? time : 60, wish, speaking);
    this.#born = true;
    const { theme, calm } = wish;
    const light = lightOf(values(this.#feeling), theme);
    const pose = poseOf(light, values(this.#states), calm ? 0 : this.#amplitude);
    const moved = advance(this.#phases, pose, time);
    this.#phases = calm ? { ...this.#phases, breath: moved.breath } : moved;
    this.#core = settle(this.#core, pose.core, CORE_TAU, this.#core.value === 0 ? 60 : time);
    return {
      figure: figureOf({ ...pose, core: this.#core.value }, this.#phases, theme, calm),
      brightness: calm ? 1 + 0.03 * fullness(this.#phases.breath) : 1,
    };
  }

  #settle(time: number, wish: Wish, speaking: number): void {
    for (const axis of AXES) this.#feeling[axis] = settle(this.#feeling[axis], wish.affect[axis], FEELING_TAU, time);
    const wanted: States = { ...wish.states, speaking };
    for (const name of NAMES) this.#states[name] = settle(this.#states[name], wanted[name], STATE_TAU, time);
    const heard = this.#sinceWord < WORD_LASTS ? this.#loud : this.#sinceKey < WORD_LASTS ? 0.7 : 0;
    this.#amplitude = follow(this.#amplitude, heard, time);
  }
}
