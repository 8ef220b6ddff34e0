/** Contact sheets of the light in both themes: node scripts/light.mjs <folder> */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { createServer } from "vite";

import { openBrowser } from "./browser.mjs";

const folder = process.argv[2];
if (!folder) throw new Error("Say where the pictures go: node scripts/light.mjs <folder>");
mkdirSync(folder, { recursive: true });
const server = await createServer({ server: { port: 5317, strictPort: false, host: "127.0.0.1" }, logLevel: "error" });
await server.listen();
const browser = await openBrowser();
for (const theme of ["light", "dark"]) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1120 } });
  page.on("console", (line) => line.type() === "error" && console.error(line.text()));
  await page.goto(`${server.resolvedUrls.local[0]}gallery/index.html#${theme}`);
  await page.waitForSelector("[data-ready]");
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `light-${theme}.png`) });
}
await browser.close();
await server.close();
