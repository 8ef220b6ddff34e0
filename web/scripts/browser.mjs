/** A headless browser that draws in software, as on any machine without a screen. */
import { existsSync } from "node:fs";

import { chromium } from "playwright-core";

const INSTALLED = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export function openBrowser() {
  const executablePath = INSTALLED.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("No Chromium was found. Install one, or name it: CHROMIUM=<path> npm run shots -- <folder>");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", "--headless", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
      "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
}
