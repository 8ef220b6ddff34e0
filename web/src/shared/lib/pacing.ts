/** How her words follow one another. */

/** A text as words, each with the space after it. Joined, they are the text. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/\s*\S+\s*/g) ?? [];
}

/** More words than this in waiting are said faster, so that she never falls behind herself. */
const PATIENCE = 24;

/** Milliseconds from word `index` to the next: 35 to 60, longer after a stop, shorter with many waiting. */
export function pauseAfter(word: string, index: number, waiting: number): number {
  const base = 35 + ((index * 2654435761) % 26);
  const stop = /[.?!…]["'’”)]*\s*$/.test(word) ? 190 : /[,;:–—]\s*$/.test(word) ? 90 : 0;
  return Math.round((base + stop) / Math.max(1, waiting / PATIENCE));
}
