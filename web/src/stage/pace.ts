/** How finely and how often the light is drawn, so that it never costs the machine its calm. */

export interface Step {
  /** Side of the drawing, in pixels; the page scales it up, for it is soft. */
  readonly size: number;
  /** Drawings a second. */
  readonly rate: number;
}

export const STEPS: readonly Step[] = [
  { size: 540, rate: 30 },
  { size: 356, rate: 30 },
  { size: 270, rate: 20 },
  { size: 180, rate: 12 },
];

/** Where every machine begins: fine enough to be beautiful, cheap enough to find out. */
export const FIRST = 2;
/** Milliseconds of one drawing above which a cheaper step is taken, and above which the last step is too dear. */
export const DEAR = 12;
export const TOO_DEAR = 40;
const ROOM = 0.6;

/**
 * The step to take after a drawing at `step` cost so many milliseconds; null when this machine should have the
 * still figure instead. A finer step is taken only if, by its area, it will stay well below the limit.
 */
export function paceAfter(step: number, cost: number): number | null {
  const last = STEPS.length - 1;
  if (step === last && cost > TOO_DEAR) return null;
  if (cost > DEAR) return Math.min(step + 1, last);
  const here = STEPS[step];
  const finer = STEPS[step - 1];
  if (here && finer && cost * (finer.size / here.size) ** 2 < DEAR * ROOM) return step - 1;
  return step;
}
