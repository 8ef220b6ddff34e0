import { useEffect, useState } from "react";

/** Milliseconds without a line before the page says so: a short break heals by itself. */
const PATIENCE = 1800;

/** True once something has been so for a while; false as soon as it no longer is. */
export function useLate(away: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(away), away ? PATIENCE : 0);
    return () => clearTimeout(timer);
  }, [away]);
  return late && away;
}

/** The value before this one, for as long as a cross-fade takes; then null. */
export function usePast<T>(value: T, milliseconds: number): T | null {
  const [now, setNow] = useState<{ value: T; past: T | null }>({ value, past: null });
  if (now.value !== value) setNow({ value, past: now.value });
  useEffect(() => {
    if (now.past === null) return undefined;
    const timer = setTimeout(() => setNow({ value: now.value, past: null }), milliseconds);
    return () => clearTimeout(timer);
  }, [now, milliseconds]);
  return now.past;
}

const KEYBOARD = 160;

/** Whether a keyboard on the screen takes part of the page; the rest of the height is given to the page. */
export function useKeyboard(): boolean {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return undefined;
    const measure = () => {
      const covered = window.innerHeight - view.height;
      // Zooming in shrinks the view as well, and is no keyboard.
      const keyboard = view.scale < 1.05 && covered > KEYBOARD;
      setOpen(keyboard);
      if (keyboard) document.documentElement.style.setProperty("--height", `${view.height}px`);
      else document.documentElement.style.removeProperty("--height");
    };
    view.addEventListener("resize", measure);
    measure();
    return () => view.removeEventListener("resize", measure);
  }, []);
  return open;
}
