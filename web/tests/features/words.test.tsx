// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { hear } from "../../src/shared/lib/signals";
import { Composer } from "../../src/shared/ui/Composer";
import { Words } from "../../src/shared/ui/Words";

const TEXT = "Good, then. That costs one honest sentence.";

function surroundings(calm: boolean) {
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: calm && query.includes("reduced-motion"), addEventListener: () => undefined, removeEventListener: () => undefined }));
}
const seen = (container: HTMLElement) => container.querySelector('[aria-hidden="true"]')?.textContent ?? "";
const heard = (container: HTMLElement) => container.querySelector(".unseen")?.textContent ?? null;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  surroundings(false);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("her words", () => {
  it("appear one by one, and each one moves the light", () => {
    const said: string[] = [];
    const deaf = hear((signal) => { if (signal.kind === "word") said.push(signal.word.trim()); });
    const { container } = render(<Words text={TEXT} streaming={false} fresh />);
    for (let n = 0; n < 3; n += 1) act(() => { vi.advanceTimersToNextTimer(); });
    expect(seen(container).trim()).toBe("Good, then. That");
    for (let n = 0; n < 10; n += 1) act(() => { vi.advanceTimersToNextTimer(); });
    expect(seen(container)).toBe(TEXT);
    expect(said).toEqual(TEXT.split(" "));
    deaf();
  });

  it("hold back the last word of a stream until it is whole", () => {
    const { container, rerender } = render(<Words text="Good, th" streaming fresh />);
    act(() => { vi.advanceTimersByTime(2000); });
    expect(seen(container).trim()).toBe("Good,");
    rerender(<Words text="Good, then. " streaming fresh />);
    act(() => { vi.advanceTimersByTime(2000); });
    expect(seen(container).trim()).toBe("Good, then.");
  });

  it("are told to a screen reader once, whole, when complete", () => {
    const { container, rerender } = render(<Words text="Good, then. " streaming fresh />);
    expect(heard(container)).toBeNull();
    rerender(<Words text={TEXT} streaming={false} fresh />);
    expect(heard(container)).toBe(TEXT);
  });

  it("stand whole where they are history, or where motion is not wanted", () => {
    expect(render(<Words text={TEXT} streaming={false} fresh={false} />).container.textContent).toBe(TEXT);
    surroundings(true);
    expect(render(<Words text={TEXT} streaming={false} fresh />).container.textContent).toBe(TEXT);
  });
});

describe("the composer", () => {
  const nothing = () => undefined;
  const field = () => screen.getByRole("textbox");

  it("keeps every keystroke, though the page goes away", () => {
    const { unmount } = render(<Composer name="Mira" hint="" onSay={nothing} onListening={nothing} />);
    fireEvent.change(field(), { target: { value: "they laughed at the r" } });
    unmount();
    render(<Composer name="Mira" hint="" onSay={nothing} onListening={nothing} />);
    expect(field()).toHaveProperty("value", "they laughed at the r");
  });

  it("sends with Enter, breaks the line with Shift and Enter, and waits for an unfinished character", () => {
    const said: string[] = [];
    render(<Composer name="Mira" hint="" onSay={(text) => said.push(text)} onListening={nothing} />);
    fireEvent.change(field(), { target: { value: " over " } });
    fireEvent.keyDown(field(), { key: "Enter", shiftKey: true });
    fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
    expect(said).toEqual([]);
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(said).toEqual(["over"]);
    expect(field()).toHaveProperty("value", "");
    expect(localStorage.getItem("everwith.draft")).toBeNull();
  });

  it("never sends nothing", () => {
    const said: string[] = [];
    render(<Composer name="Mira" hint="" onSay={(text) => said.push(text)} onListening={nothing} />);
    fireEvent.change(field(), { target: { value: "  \n " } });
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(said).toEqual([]);
  });
});
