// n8n's ActiveCampaign nodes, run as n8n runs them: the functions that a node finds at `this` are the only stand-in.
import { createServer } from "node:http";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/index.js");
const nodes = "./package/dist/nodes/ActiveCampaign/";
const { ActiveCampaign } = require(nodes + "ActiveCampaign.node.js");
const { ActiveCampaignTrigger } = require(nodes + "ActiveCampaignTrigger.node.js");
const address = process.env.SANDBOX_URL;
const token = process.env.SANDBOX_TOKEN;
const kept = {};

function context(parameters) {
  return {
    getInputData: () => [{ json: {} }],
    getNodeParameter: (name, _index, fallback) => (name in parameters ? parameters[name] : fallback),
    getCredentials: async () => ({ apiUrl: address }),
    getNode: () => ({ name: "ActiveCampaign", type: "activeCampaign" }),
    getNodeWebhookUrl: () => parameters.url,
    getWorkflowStaticData: () => kept,
    continueOnFail: () => false,
    helpers: {
      requestWithAuthentication: async (_name, options) => {
        const url = new URL(options.uri);
        for (const [key, value] of Object.entries(options.qs ?? {})) url.searchParams.set(key, value);
        const answer = await fetch(url, {
          method: options.method,
          headers: { "Api-Token": token, "Content-Type": "application/json" },
          body: options.body === undefined ? undefined : JSON.stringify(options.body),
        });
        const text = await answer.text();
        if (!answer.ok) throw Object.assign(new Error(`${answer.status} ${text}`), { statusCode: answer.status });
        return text === "" ? {} : JSON.parse(text);
      },
      returnJsonArray: (data) => (Array.isArray(data) ? data : [data]).map((json) => ({ json })),
      constructExecutionMetaData: (items) => items,
    },
  };
}

async function run(resource, operation, parameters = {}) {
  const defaults = { additionalFields: {}, updateFields: {}, filters: {}, returnAll: true, simple: true };
  const node = new ActiveCampaign();
  const [items] = await node.execute.call(context({ ...defaults, ...parameters, resource, operation }));
  return items.map((item) => item.json);
}

const seen = {};
const [contact] = await run("contact", "create", { email: "ada@x.test", updateIfExists: true, additionalFields: { firstName: "Ada" } });
await run("contact", "create", { email: "ada@x.test", updateIfExists: true, additionalFields: { phone: "1" } });
await run("contact", "update", { contactId: contact.id, updateFields: { lastName: "Lovelace" } });
seen.contacts = await run("contact", "getAll");
await run("contact", "get", { contactId: contact.id });
const [account] = await run("account", "create", { name: "Tea Ltd", additionalFields: { accountUrl: "https://tea.test" } });
await run("account", "update", { accountId: account.id, updateFields: { name: "Tea Inc" } });
const [tie] = await run("accountContact", "create", { contact: contact.id, account: account.id, additionalFields: { jobTitle: "Taster" } });
await run("accountContact", "update", { accountContactId: tie.id, updateFields: { jobTitle: "Chief" } });
seen.accounts = await run("account", "getAll");
await run("account", "get", { accountId: account.id });
const [tag] = await run("tag", "create", { name: "vip", tagType: "contact" });
await run("tag", "update", { tagId: tag.id, updateFields: { description: "Best" } });
const [tagging] = await run("contactTag", "add", { contactId: contact.id, tagId: tag.id });
await run("contactTag", "remove", { contactTagId: tagging.id });
seen.tags = await run("tag", "getAll");
await run("list", "getAll");
await run("contactList", "add", { listId: 1, contactId: Number(contact.id) });
await run("contactList", "remove", { listId: 1, contactId: Number(contact.id) });
const [deal] = await run("deal", "create", { title: "Tea", contact: contact.id, value: 45600, currency: "usd", group: "1", owner: "1", stage: "1" });
await run("deal", "update", { dealId: deal.deal.id, updateFields: { title: "Mug", status: 1 } });
const [note] = await run("deal", "createNote", { dealId: deal.deal.id, dealNote: "Call back" });
await run("deal", "updateNote", { dealId: deal.deal.id, dealNoteId: note.note.id, dealNote: "Called" });
seen.deals = await run("deal", "getAll");
const [connection] = await run("connection", "create", { service: "n8n", externalid: "tea.test", name: "Tea", logoUrl: "", linkUrl: "" });
await run("connection", "update", { connectionId: connection.connection?.id ?? connection.id, updateFields: { name: "Mugs" } });
await run("connection", "getAll");
const [customer] = await run("ecommerceCustomer", "create", { connectionid: 1, externalid: "7", email: "ada@x.test", additionalFields: { acceptsMarketing: true } });
const order = { source: 1, email: "ada@x.test", totalPrice: 1990, currency: "usd", externalCreatedDate: "2026-01-01T10:00:00-05:00" };
const products = [{ name: "Tea", price: 995, quantity: 2, externalid: "t", category: "Drinks" }];
const customerid = Number((customer.ecomCustomer ?? customer).id);
const [bought] = await run("ecommerceOrder", "create", { ...order, connectionid: 1, customerid, externalid: "1001", orderProducts: products });
const orderId = Number((bought.ecomOrder ?? bought).id);
await run("ecommerceOrder", "update", { orderId, updateFields: { totalPrice: 2990 } });
seen.orders = await run("ecommerceOrder", "getAll");
seen.products = await run("ecommerceOrderProducts", "getByOrderId", { orderId });
await run("ecommerceOrderProducts", "getAll");
await run("ecommerceCustomer", "getAll");

const arrived = [];
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => { arrived.push(Object.fromEntries(new URLSearchParams(body))); response.end(); });
});
await new Promise((ready) => receiver.listen(0, "127.0.0.1", ready));
const hook = context({ url: `http://127.0.0.1:${receiver.address().port}/`, events: ["update"], sources: ["api"] });
const trigger = new ActiveCampaignTrigger();
seen.events = (await trigger.methods.loadOptions.getEvents.call(hook)).length;
const { checkExists, create, delete: remove } = trigger.webhookMethods.default;
seen.before = await checkExists.call(hook);
await create.call(hook);
seen.after = await checkExists.call(hook);
await run("contact", "update", { contactId: contact.id, updateFields: { phone: "2" } });
for (let wait = 0; wait < 100 && arrived.length === 0; wait += 1) await new Promise((next) => setTimeout(next, 50));
seen.arrived = arrived;
seen.removed = await remove.call(hook);
receiver.close();

await run("ecommerceOrder", "delete", { orderId });
await run("deal", "delete", { dealId: deal.deal.id });
await run("accountContact", "delete", { accountContactId: tie.id });
await run("account", "delete", { accountId: account.id });
await run("tag", "delete", { tagId: tag.id });
await run("contact", "delete", { contactId: contact.id });
console.log(JSON.stringify(seen));
process.exit(0);
