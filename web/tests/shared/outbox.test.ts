// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";

import { letters, post, settle } from "../../src/shared/conversation/outbox";

const letter = (id: string) => ({ id, text: `words of ${id}`, at: "2026-11-03T19:12:00Z" });
beforeEach(() => localStorage.clear());

describe("the outbox", () => {
  it("keeps words in order until they are acknowledged", () => {
    post(letter("a"));
    post(letter("b"));
    settle(["a"]);
    expect(letters()).toEqual([letter("b")]);
  });

  it("keeps one letter once, however often it is posted", () => {
    post(letter("a"));
    post(letter("a"));
    expect(letters()).toHaveLength(1);
  });

  it("survives whatever else lies in its place", () => {
    for (const odd of ["{", "7", '[1,{"id":"x"}]', "null"]) {
      localStorage.setItem("everwith.unsent", odd);
      expect(letters()).toEqual([]);
    }
    post(letter("a"));
    expect(letters()).toHaveLength(1);
  });
});
