/** The built page in a real browser against the fake server: what only a browser can show. node --test scripts/trial.mjs */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";

import { openBrowser } from "./browser.mjs";
import { startFakeServer } from "./fake-server.mjs";

const ANSWER = /What did Anna do while they laughed/;

let browser;
let server;
let page;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });
beforeEach(async (context) => {
  context.after(async () => { await page.context().close(); server.stop(); });
});

async function open(scene, settings = {}) {
  server = await startFakeServer(scene);
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...settings })).newPage();
  await page.goto(server.url);
}
const say = async (text) => {
  await page.getByRole("textbox").fill(text);
  await page.keyboard.press("Enter");
};
const texts = (of) => page.locator(of).evaluateAll((all) => all.map((one) => one.textContent));
const loaded = () => page.locator(".entry").first().waitFor();

test("a line that breaks in the middle of her sentence loses and doubles nothing", async () => {
  await open("talk");
  await loaded();
  await say("the one about the chairs");
  await page.locator(".entry:last-child .word").nth(3).waitFor();
  server.breakLine();
  await page.locator(".entry:last-child .unseen", { hasText: ANSWER }).waitFor();
  const hers = (await texts(".entry:last-child .unseen")).join(" ");
  assert.match(hers, /The chairs, of course\. I should have put money on the chairs\. What did Anna do while they laughed\?/);
  assert.equal((await texts(".owners")).filter((text) => text.includes("the one about")).length, 1);
});

test("what is said while she is out of reach survives a reload and arrives once", async () => {
  await open("talk");
  await loaded();
  const { living } = server;
  await page.routeWebSocket("**/api/live", (route) => route.close());
  server.breakLine();
  await page.getByText("Mira cannot be reached right now").waitFor();
  await say("are you there");
  await page.getByText("kept here, not sent yet").waitFor();
  await page.reload();
  const kept = await page.evaluate(() => localStorage.getItem("everwith.unsent"));
  assert.match(kept, /are you there/);
  const again = await page.context().newPage();
  await again.goto(server.url);
  await again.locator(".hers", { hasText: ANSWER }).waitFor();
  assert.equal(living.messages.filter(({ text }) => text === "are you there").length, 1);
  assert.equal(await again.evaluate(() => localStorage.getItem("everwith.unsent")), null);
});

test("forgetting asks first, in words, and takes the message away", async () => {
  await open("talk");
  await loaded();
  await page.locator('[data-entry="first"] .dot').click();
  await page.getByRole("button", { name: "Forget this" }).click();
  await page.getByText("2 memories, 1 feeling").waitFor();
  await page.locator(".confirm .outlined").click();
  await page.locator('[data-entry="first"]').waitFor({ state: "detached" });
  assert.ok(!server.living.messages.some(({ id }) => id === "first"));
});

test("nine hundred messages: never more than four hundred in the document, and the first can be reached", async () => {
  await open("years");
  await loaded();
  const log = page.locator(".log");
  let most = 0;
  for (let n = 0; n < 240; n += 1) {
    await log.evaluate((box) => { box.scrollTop = 0; });
    await page.waitForTimeout(60);
    most = Math.max(most, await page.locator(".entry").count());
    if (await page.locator(".owners", { hasText: /number 0$/ }).count()) break;
  }
  assert.equal(await page.locator(".owners", { hasText: /number 0$/ }).count(), 1);
  assert.ok(most <= 400, `${most} in the document`);
  await page.getByRole("button", { name: "Back to now" }).click();
  await page.locator(".hers", { hasText: "the 899th" }).waitFor();
});

test("older words come without a jump", async () => {
  await open("years");
  await loaded();
  const log = page.locator(".log");
  await log.evaluate((box) => { box.scrollTop = 400; });
  await page.waitForTimeout(150);
  const at = () => page.evaluate(() => {
    const top = document.querySelector(".log").getBoundingClientRect().top;
    const entry = [...document.querySelectorAll(".entry")].find((one) => one.getBoundingClientRect().bottom > top + 200);
    return [entry.dataset.entry, Math.round(entry.getBoundingClientRect().top)];
  });
  const count = await page.locator(".entry").count();
  const here = await at();
  await log.evaluate((box) => { box.scrollTop -= 60; });
  await page.waitForFunction((before) => document.querySelectorAll(".entry").length > before, count);
  const there = await page.evaluate((id) => Math.round(document.querySelector(`[data-entry="${id}"]`).getBoundingClientRect().top), here[0]);
  assert.ok(Math.abs(there - (here[1] + 60)) <= 2, `moved from ${here[1]} to ${there}`);
});

test("search leads to the moment", async () => {
  await open("years");
  await loaded();
  await page.getByRole("button", { name: "Search" }).click();
  await page.locator("#search").fill("that was number 42");
  await page.keyboard.press("Enter");
  await page.locator(".found button").last().click();
  await page.locator(".owners", { hasText: /number 42$/ }).waitFor();
});

test("the first meeting becomes the talk when it is over", async () => {
  await open("meeting");
  await page.locator(".meeting-hers").waitFor();
  await say("mira's nice");
  await page.locator(".meeting-hers", { hasText: "First too-many question" }).first().waitFor();
  server.living.scene.standing.meeting = false;
  server.living.tell({ type: "state", ...server.living.scene.standing });
  await page.locator(".talk .hers", { hasText: "First too-many question" }).waitFor();
  await page.locator(".meeting").waitFor({ state: "detached" });
});

test("everything can be done with the keyboard", async () => {
  await open("talk");
  await loaded();
  const names = new Set();
  for (let n = 0; n < 30; n += 1) {
    await page.keyboard.press("Tab");
    names.add(await page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent));
  }
  for (const name of ["Why did Mira say this?", "Search", "Settings", "Say something to Mira", "Forget"]) assert.ok(names.has(name), `${name} among ${[...names].join(", ")}`);
});

test("a browser without the link is told what to do", async () => {
  await open("locked");
  await page.getByText("This page needs its link: run everwith and open the link it prints.").waitFor();
});
