# frozen_string_literal: true

# The calls of Ruby clients: JSON under a form's content type, keys in camelCase both ways, `fetch` and conversions that
# raise where a key or a type is not what these clients take it for.
require "json"
require "net/http"
require "time"

# One client with the habits of several gems.
class Client
  class Refused < StandardError; end

  def initialize(address, token)
    @base = URI("#{address}/api/3/")
    @token = token
  end

  def request(verb, path, body: nil, query: nil, type: "application/json")
    uri = @base + path
    uri.query = query && URI.encode_www_form(query)
    sent = Net::HTTP.const_get(verb.capitalize).new(uri)
    sent["Api-Token"] = @token
    sent["Content-Type"] = type if body
    sent.body = JSON.generate(camelized(body)) if body
    parse(Net::HTTP.start(uri.host, uri.port) { |http| http.request(sent) })
  end

  private

  # A gem parses only what says that it is JSON and nothing else; another joins the messages of an error.
  def parse(response)
    json = response.content_type == "application/json"
    return response.body unless json

    decoded = underscored(JSON.parse(response.body))
    return decoded if response.is_a?(Net::HTTPSuccess)

    raise Refused, decoded[:message] || decoded[:errors].map { |error| error.fetch(:title) }.join(", ")
  end

  def camelized(value)
    convert(value) { |key| key.to_s.gsub(/_([a-z])/) { Regexp.last_match(1).upcase } }
  end

  def underscored(value)
    convert(value) { |key| key.gsub(/([a-z\d])([A-Z])/, '\1_\2').downcase.to_sym }
  end

  def convert(value, &rename)
    case value
    when Hash then value.to_h { |key, item| [rename.call(key), convert(item, &rename)] }
    when Array then value.map { |item| convert(item, &rename) }
    else value
    end
  end
end

def text(value)
  raise TypeError, "#{value.inspect} is no text" unless value.is_a?(String)

  value
end

client = Client.new(ENV.fetch("SANDBOX_URL"), ENV.fetch("SANDBOX_TOKEN"))
form = "application/x-www-form-urlencoded"
seen = {}

# Contacts, with both spellings of names and JSON under a form's type.
person = { email: "ada@x.test", first_name: "Ada", last_name: "Byron", phone: "+49 1" }
contact = client.request("post", "contacts", body: { contact: person }, type: form).fetch(:contact)
synced = client.request("post", "contact/sync/", body: { contact: person.merge(last_name: "Lovelace") }).fetch(:contact)
shown = client.request("get", "contacts/#{contact.fetch(:id)}")
contacts = client.request("get", "contacts", query: { "ids[]" => [contact.fetch(:id)], "filters[created_before]" => "2100-01-01" })
seen[:contact] = [Integer(text(contact.fetch(:id))), text(synced.fetch(:last_name)), text(shown.dig(:contact, :first_name))]
seen[:total] = Integer(text(contacts.fetch(:meta).fetch(:total)))
seen[:created] = Time.iso8601(shown.dig(:contact, :cdate)).year >= 2025
seen[:links] = shown.dig(:contact, :links).keys.include?(:automation_entry_counts)
begin
  client.request("post", "contacts", body: { contact: person })
rescue Client::Refused => error
  seen[:taken] = error.message
end
begin
  client.request("get", "contacts/999")
rescue Client::Refused => error
  seen[:missing] = error.message
end

# Lists, tags, fields.
membership = client.request("post", "contactLists", body: { contact_list: { contact: 1, list: 1, status: 1 } })
seen[:membership] = [membership.fetch(:contact_list).fetch(:status), membership.fetch(:contacts).length]
tag = client.request("post", "tags", body: { tag: { tag: "vip", tag_type: "contact", description: "Best" } }).fetch(:tag)
tagging = client.request("post", "contactTags", body: { contact_tag: { contact: 1, tag: Integer(tag.fetch(:id)) } })
seen[:tags] = client.request("get", "contacts/1/contactTags").fetch(:contact_tags).map { |row| text(row.fetch(:tag)) }
seen[:untagged] = client.request("delete", "contactTags/#{tagging.fetch(:contact_tag).fetch(:id)}")
field = client.request("post", "fields", body: { field: { type: "dropdown", title: "Size" } }).fetch(:field)
options = %w[S L].map { |size| { field: field.fetch(:id), label: size, value: size, orderid: 1, isdefault: false } }
seen[:options] = client.request("post", "fieldOption/bulk", body: { field_options: options }).fetch(:field_options).length
client.request("post", "fieldRels", body: { field_rel: { field: Integer(field.fetch(:id)), relid: 0 } })
value = client.request("post", "fieldValues", body: { field_value: { contact: 1, field: 1, value: "L" } })
seen[:value] = text(value.fetch(:field_value).fetch(:value))

# Deals, where a number is a text on reads and what was sent in the answers to writes.
client.request("get", "dealGroups", query: { search: nil })
deal = client.request("post", "deals", body: {
  deal: { name: "Tea", deal_url: "https://x.test", title: "Tea", contact: "1", value: 156.24, currency: "eur", group: "1", stage: nil, owner: "1", percent: 50, status: 0 }
}).fetch(:deal)
seen[:deal] = [deal.fetch(:value), deal.fetch(:percent), deal.fetch(:stage), deal.fetch(:organization)]
read = client.request("get", "deals/#{deal.fetch(:id)}").fetch(:deal)
seen[:read] = %i[value percent stage status].map { |name| text(read.fetch(name)) }
note = client.request("post", "deals/#{deal.fetch(:id)}/notes", body: { note: { note: "Call" } }).fetch(:note)
seen[:note] = [text(note.fetch(:owner).fetch(:type)), text(note.fetch(:is_draft))]
meta = { field_label: "Size", field_type: "text", is_form_visible: 1, is_required: 0, display_order: 1 }
metum = client.request("post", "dealCustomFieldMeta", body: { deal_custom_field_metum: meta }).fetch(:deal_custom_field_metum)
data = [{ deal_id: Integer(deal.fetch(:id)), custom_field_id: Integer(metum.fetch(:id)), field_value: "L" }]
seen[:bulk] = client.request("post", "dealCustomFieldData/bulkCreate", body: data).fetch(:message)

# Deep data with the names of 2018.
shop = { service: "tea", externalid: "tea.test", name: "Tea", logo_url: "https://x.test/l.png", link_url: "https://x.test" }
connection = client.request("post", "connections", body: { connection: shop }).fetch(:connection)
customer = client.request("post", "ecomCustomers", body: {
  ecom_customer: { connectionid: connection.fetch(:id), externalid: "7", email: "ada@x.test" }
}).fetch(:ecom_customer)
order = { externalid: "1001", source: 1, email: "ada@x.test", total_price: 9111, currency: "USD", connectionid: 1,
          customerid: Integer(customer.fetch(:id)), order_number: "1001", order_date: "2016-09-13T17:41:39-04:00",
          order_products: [{ externalid: "t", name: "Tea", price: 9111, quantity: 1, category: "Tea" }] }
bought = client.request("post", "ecomOrders", body: { ecom_order: order }, type: form).fetch(:ecom_order)
found = client.request("get", "ecomOrders", query: { "filters[connectionid]" => 1, "filters[externalid]" => "1001" })
seen[:order] = [bought.fetch(:total_price), bought.fetch(:order_products), found.fetch(:ecom_orders).first.fetch(:total_price)]
seen[:deleted] = client.request("delete", "ecomOrders/#{bought.fetch(:id)}")
puts JSON.generate(seen)
