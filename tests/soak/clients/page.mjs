// The sandbox's page in a real browser, empty, in use and with faults, narrow and wide, light and dark: whether it fits,
// what it loads, what a checker of accessibility finds, whether it is live, and whether it is whole without a script.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/index.js");
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const site = process.env.SANDBOX_URL;
const pictures = process.env.PICTURES;
const headers = { "Api-Token": process.env.SANDBOX_TOKEN, "Content-Type": "application/json" };
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM, headless: true, args: ["--no-sandbox", "--disable-gpu", "--no-proxy-server"],
});
const problems = [];

const call = async (method, path, body) => {
  const answer = await fetch(site + path, { method, headers, body: body && JSON.stringify(body) });
  return answer.headers.get("content-type")?.includes("json") ? answer.json() : null;
};
const query = (text, variables) => call("POST", "/api/3/ecom/graphql", { query: text, variables });

async function open(name, path, width = 1280, scheme = "light", script = true) {
  const page = await browser.newPage();
  const note = (problem) => problems.push(`${name} ${width} ${scheme}: ${problem}`);
  page.on("console", (message) => note(message.text()));
  page.on("pageerror", (error) => note(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${site}/`) && request.url() !== "data:,") note(`asks for ${request.url()}`);
  });
  await page.setJavaScriptEnabled(script);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.setViewport({ width, height: width < 600 ? 844 : 900, deviceScaleFactor: 1 });
  await page.goto(site + path);
  return { page, note };
}

async function look(name, path) {
  for (const width of [1280, 390]) {
    for (const scheme of ["light", "dark"]) {
      const { page, note } = await open(name, path, width, scheme);
      if (pictures) {
        await page.screenshot({ path: `${pictures}/sandbox-${name}-${width}-${scheme}.webp`, type: "webp", quality: 75 });
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) note(`${wide} px wide`);
      await page.evaluate(`${axe};0`);
      const found = await page.evaluate(() => axe.run());
      for (const one of found.violations) note(`${one.id} at ${one.nodes[0].html}`);
      await page.close();
    }
  }
}

await look("empty", "/");

// Without a script the buttons are forms.
const plain = await open("plain", "/", 1280, "light", false);
await plain.page.click("form[action='/_page/do/seed'] button");
const seeded = await plain.page.$eval("#numbers", (one) => one.textContent);
await plain.page.close();

// With one the page follows what happens.
const live = await open("live", "/");
const born = await live.page.evaluate(() => performance.timeOrigin);
await live.page.waitForFunction(() => document.getElementById("live").textContent === "Live", { timeout: 60000 });
const shop = { service: "shop", externalid: "acme-shop", name: "Acme", logoUrl: "", linkUrl: "" };
const connection = Number((await call("POST", "/api/3/connections", { connection: shop })).connection.id);
await call("POST", "/api/3/contact/sync", { contact: { email: "ada@example.com", firstName: "Ada", lastName: "Lovelace" } });
await call("POST", "/api/3/contacts", { contact: { email: "<img src=x onerror=alert(1)>" } });
await call("GET", `/api/3/contacts?email=nobody%40example.com`);
await call("GET", `/api/3/contacts?search=${"a".repeat(300)}`);
await query("query ($shop: Int!, $order: String!) { getOrder(legacyConnectionId: $shop, storeOrderId: $order) { id } }",
  { shop: connection, order: "9999" });
await call("PUT", "/api/3/contacts/1", { contact: { phone: "+44 20 7946 0000" } });
for (const number of ["1001", "1002"]) {
  await query("mutation ($order: OrderInput!) { upsertOrder(order: $order) { id storeOrderId } }", { order: {
    legacyConnectionId: connection, storeOrderId: number, email: "ada@example.com", creationSource: "REAL_TIME",
    storeCreatedDate: new Date().toISOString(), finalAmount: 19.9, currency: "USD", normalizedStatus: "COMPLETED",
    lineItems: [{ name: "Tea", quantity: 2, priceAmount: 9.95 }],
  } });
}
await live.page.waitForFunction(() => document.querySelector("#ways").textContent.includes("Order 1002"), { timeout: 60000 });
await look("used", "/");
await live.page.waitForFunction(
  () => document.querySelector("#calls").textContent.includes("Orders copied to v3"), { timeout: 60000 });
const stayed = (await live.page.evaluate(() => performance.timeOrigin)) === born;

// The keyboard reaches the content first.
await live.page.keyboard.press("Tab");
const skip = await live.page.evaluate(() => document.activeElement.getAttribute("href"));

// A button in the browser itself: same origin, with all that the browser adds.
await live.page.select("select[name=kind]", "after");
await Promise.all([live.page.waitForNavigation(), live.page.click("form[action='/_page/do/fault'] button")]);
await call("GET", "/api/3/tags").catch(() => null);
await look("faults", "/");
const moment = await live.page.$$eval("#calls .target", (all) =>
  all.find((one) => one.textContent.includes("upsertOrder")).closest("a").getAttribute("href"));
await live.page.close();
for (const [name, path] of [["call", moment], ["orders", "/_page/rows/orders"], ["find", "/_page/find?q=ada%40example.com"]]) {
  await look(name, path);
}
await browser.close();
console.log(JSON.stringify({ problems, seeded, stayed, skip }));
