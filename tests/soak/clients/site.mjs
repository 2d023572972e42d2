// The documentation in a real browser: what does not fit at two widths, what is loaded from where, what goes wrong.
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/index.js");
const puppeteer = require("puppeteer-core");
const site = process.env.SITE_URL;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM, headless: true, args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
const problems = [];
let path = "";
const note = (problem) => problems.push(`${path}: ${problem}`);
page.on("console", (message) => note(message.text()));
page.on("pageerror", (error) => note(String(error)));
page.on("request", (request) => {
  const url = request.url();
  if (!url.startsWith(site) && !url.startsWith("data:")) note(`asks for ${url}`);
});
page.on("response", (response) => {
  if (response.status() >= 400) note(`${response.status()} for ${response.url()}`);
});

for (path of JSON.parse(process.env.SITE_PAGES)) {
  for (const width of [1280, 390]) {
    await page.setViewport({ width, height: 900 });
    if (width === 1280) await page.goto(site + path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) note(`${wide} px wide on a screen of ${width}`);
  }
  const broken = await page.evaluate(() => [...document.images].filter((one) => !one.naturalWidth).length);
  if (broken) note(`${broken} pictures are not shown`);
}

path = "search";
await page.goto(site);
await page.setViewport({ width: 1280, height: 900 });
await page.type("input.md-search__input", "journal");
await page.waitForSelector("a.md-search-result__link", { timeout: 20000 });

path = "two-apis/";
await page.setViewport({ width: 390, height: 900 });
await page.goto(site + path);
const scale = await page.$eval("article img", (one) => one.clientWidth / one.naturalWidth);
await page.goto(site + "explore/");
const plots = await page.$$eval("article img", (all) => all.filter((one) => one.naturalWidth > 400).length);
await browser.close();
console.log(JSON.stringify({ problems, scale, plots }));
