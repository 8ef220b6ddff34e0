/** A feeling: valence, arousal and dominance in [-1, 1] (Mehrabian), intensity in [0, 1]. */
export interface Affect {
  readonly v: number;
  readonly a: number;
  readonly d: number;
  readonly i: number;
}

/** No feeling in particular. */
export const HOME: Affect = { v: 0, a: 0, d: 0, i: 0 };
