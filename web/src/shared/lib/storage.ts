/** What this browser keeps for its owner. A browser that keeps nothing still lets one talk. */

const memory = new Map<string, string>();

/** The words kept under a name, or null. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return memory.get(name) ?? null;
  }
}

/** Keep words under a name; an empty string keeps nothing. */
export function keep(name: string, words: string): void {
  try {
    if (words === "") localStorage.removeItem(name);
    else localStorage.setItem(name, words);
  } catch {
    memory.set(name, words);
  }
}
