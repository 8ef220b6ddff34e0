/** What the light follows as it happens: a word being said, a key being struck. Not state, so nothing is drawn anew. */

export type Signal = { readonly kind: "word"; readonly word: string } | { readonly kind: "key" };

type Ear = (signal: Signal) => void;

const ears = new Set<Ear>();

/** Let everyone who listens know. */
export function signal(what: Signal): void {
  for (const ear of ears) ear(what);
}

/** Listen until the returned function is called. */
export function hear(ear: Ear): () => void {
  ears.add(ear);
  return () => void ears.delete(ear);
}
