/** Questions to the browser about the screen and its owner's wishes. */

import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds, as long as the component lives. */
export function useMedia(query: string): boolean {
  const listen = useCallback(
    (ear: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", ear);
      return () => list.removeEventListener("change", ear);
    },
    [query],
  );
  return useSyncExternalStore(listen, () => matchMedia(query).matches);
}

export const PHONE = "(max-width: 720px)";
export const CALM = "(prefers-reduced-motion: reduce)";
/** A keyboard on the screen, or a window hardly higher than one. */
export const SHORT = "(max-height: 560px)";
