/**
 * Pictures of the built page, with the fake server behind it: node scripts/shots.mjs <folder> [name]
 *
 * Every picture at desktop and phone size, by day and by night. Fails if the page broke its content policy or threw.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { openBrowser } from "./browser.mjs";
import { startFakeServer } from "./fake-server.mjs";

const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const SETTLED = 3500;

const openWhy = async (page) => {
  await page.locator('[data-entry="first"] .dot').click();
  await page.locator(".why dl").waitFor();
};
const openMenu = async (page) => {
  await page.locator(".icon-button:visible").first().click();
  await page.locator("#search").fill("chair");
  await page.keyboard.press("Enter");
  await page.locator(".found li").first().waitFor();
};
const askToForget = async (page) => {
  await openWhy(page);
  await page.getByRole("button", { name: "Forget this" }).click();
  await page.locator(".outlined:enabled").waitFor();
};
const type = async (page) => page.getByRole("textbox").fill("the one about the chairs");
const say = async (page) => {
  await type(page);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(1500);
};

/** name: [scene, what is done before the picture, further settings of the browser, sizes] */
const PICTURES = {
  meeting: ["meeting", async (page) => page.getByRole("textbox").fill("mira’s nice")],
  talk: ["talk"],
  why: ["talk", openWhy],
  forget: ["talk", askToForget],
  menu: ["talk", openMenu],
  listening: ["talk", type],
  speaking: ["talk", say],
  asleep: ["asleep"],
  sorrow: ["sorrow"],
  locked: ["locked"],
  empty: ["empty"],
  still: ["talk", undefined, { noWebGl: true }],
  calm: ["talk", undefined, { reducedMotion: "reduce" }],
  narrow: ["talk", openWhy, { viewport: { width: 320, height: 640 } }],
  zoomed: ["talk", undefined, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  away: ["talk", async (page, server) => { server.stop(); await type(page); await page.keyboard.press("Enter"); await page.waitForTimeout(2200); }],
};

const [folder, only] = process.argv.slice(2);
if (!folder) throw new Error("Say where the pictures go: node scripts/shots.mjs <folder>");
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
const complaints = [];

async function picture(name, size, colorScheme) {
  const [scene, act, { noWebGl, ...settings } = {}] = PICTURES[name];
  const server = await startFakeServer(scene);
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme, ...settings });
  const page = await context.newPage();
  if (noWebGl) await page.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
  page.on("pageerror", (error) => complaints.push(`${name}: ${error}`));
  page.on("console", (line) => /Content Security Policy/.test(line.text()) && complaints.push(`${name}: ${line.text()}`));
  await page.goto(server.url);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(900);
  await act?.(page, server);
  await page.waitForTimeout(name === "speaking" ? 0 : SETTLED);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  if (wide) complaints.push(`${name} ${size}: wider than the screen`);
  await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
  await context.close();
  server.stop();
}

for (const name of Object.keys(PICTURES)) {
  if (only && !only.split(",").includes(name)) continue;
  const sizes = PICTURES[name][2]?.viewport ? ["phone"] : Object.keys(SIZES);
  for (const size of sizes) for (const scheme of ["light", "dark"]) await picture(name, size, scheme);
}
await browser.close();
for (const complaint of new Set(complaints)) console.error(complaint);
process.exitCode = complaints.length ? 1 : 0;
