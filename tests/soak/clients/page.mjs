// The sandbox's page in a real browser, narrow and wide: what it shows, whether it fits, what it loads.
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/index.js");
const puppeteer = require("puppeteer-core");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM, headless: true, args: ["--no-sandbox", "--disable-gpu"],
});
const seen = [];
for (const width of [360, 1280]) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(process.env.SANDBOX_URL + "/");
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  const facts = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    calls: [...document.querySelectorAll("#calls > details")].map((row) => row.className),
    problems: [...document.querySelectorAll(".problem")].map((cell) => cell.innerText).filter(Boolean),
    tables: document.querySelectorAll("#rows > details").length,
    title: document.title,
  }));
  await page.goto(process.env.SANDBOX_URL + "/?live=1");
  const first = await page.evaluate(() => performance.timeOrigin);
  await page.waitForNavigation({ timeout: 10000 });
  const reloaded = (await page.evaluate(() => performance.timeOrigin)) > first;
  seen.push({ width, requests, complaints, reloaded, ...facts });
  await page.close();
}
await browser.close();
console.log(JSON.stringify(seen));
