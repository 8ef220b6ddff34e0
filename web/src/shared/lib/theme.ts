/** Day or night: as the machine has it, or as the owner chose. */

import { useSyncExternalStore } from "react";

import { keep, kept } from "./storage";

export type Choice = "system" | "light" | "dark";
export const CHOICES: readonly Choice[] = ["system", "light", "dark"];

const PLACE = "everwith.theme";
const ears = new Set<() => void>();

/** What the owner chose. */
export function chosenTheme(): Choice {
  const choice = kept(PLACE);
  return choice === "light" || choice === "dark" ? choice : "system";
}

/** Choose, now and for the next time. */
export function chooseTheme(choice: Choice): void {
  keep(PLACE, choice === "system" ? "" : choice);
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
  for (const ear of ears) ear();
}

const night = () => matchMedia("(prefers-color-scheme: dark)");

function listen(ear: () => void): () => void {
  const query = night();
  ears.add(ear);
  query.addEventListener("change", ear);
  return () => {
    ears.delete(ear);
    query.removeEventListener("change", ear);
  };
}

const shown = (): "light" | "dark" => {
  const choice = chosenTheme();
  return choice === "system" ? (night().matches ? "dark" : "light") : choice;
};

/** The theme that is shown. */
export const useTheme = () => useSyncExternalStore(listen, shown);
/** The choice that was made. */
export const useChoice = () => useSyncExternalStore(listen, chosenTheme);
