/** How the features reach the conversation; who provides it is not their matter. */

import { createContext, use } from "react";

import type { Conversation } from "./conversation";

export interface Talking {
  readonly conversation: Conversation;
  readonly say: (text: string) => void;
  readonly sendAgain: (id: string) => void;
  /** Take back words she could not take; returns them. */
  readonly takeBack: (id: string) => string;
  /** Load what was said before the first entry. */
  readonly loadOlder: () => Promise<void>;
  /** Bring the moment into view, loading as far back as it lies. */
  readonly goTo: (id: string, at: string) => Promise<void>;
  /** The entry that is to be shown, until it has been. */
  readonly sought: string | null;
  readonly found: () => void;
  readonly forget: (id: string) => Promise<void>;
  /** Whether something is being written to her at this moment. */
  readonly listening: boolean;
  readonly listen: (listening: boolean) => void;
}

export const TalkingContext = createContext<Talking | null>(null);

/** The conversation of this page. */
export function useTalking(): Talking {
  const talking = use(TalkingContext);
  if (!talking) throw new Error("useTalking needs a provider around it");
  return talking;
}
