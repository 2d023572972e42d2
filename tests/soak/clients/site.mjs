// The documentation in a real browser: what does not fit at two widths, what is loaded from where, what goes wrong.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/index.js");
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const pictures = process.env.PICTURES;
const site = process.env.SITE_URL;
const axed = new Set(JSON.parse(process.env.AXE_PAGES));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM, headless: true, args: ["--no-sandbox", "--disable-gpu"], protocolTimeout: 900_000,
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
  if (axed.has(path)) {
    await page.evaluate(`${axe};0`);
    for (const one of (await page.evaluate(() => axe.run({ resultTypes: ["violations"] }))).violations) note(`${one.id} at ${one.nodes[0].html}`);
  }
  const broken = await page.evaluate(() => [...document.images].filter((one) => !one.naturalWidth).length);
  if (broken) note(`${broken} pictures are not shown`);
}

for (const scheme of ["light", "dark"]) {
  const context = await browser.createBrowserContext();  // the theme remembers what it was
  const front = await context.newPage();
  await front.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  for (const width of [1280, 390]) {
    path = `front ${width} ${scheme}`;
    await front.setViewport({ width, height: width < 600 ? 844 : 900 });
    await front.goto(site);
    await front.evaluate(`${axe};0`);
    for (const one of (await front.evaluate(() => axe.run({ resultTypes: ["violations"] }))).violations) note(`${one.id} at ${one.nodes[0].html}`);
    if (pictures) await front.screenshot({ path: `${pictures}/site-${width}-${scheme}.webp`, type: "webp", quality: 75 });
  }
  await context.close();
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
