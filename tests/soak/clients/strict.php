<?php

// The calls of PHP clients: curl, constructors that take one type under strict_types, 201 for every create, 200 for every
// delete, warnings about missing keys as errors, arrays in the query as http_build_query writes them.

declare(strict_types=1);

set_error_handler(function (int $level, string $text): never {
    throw new ErrorException($text, 0, $level);
});

/** What one client builds from a new contact: no argument may be null. */
final class CreatedContact
{
    /** @param array<string, string> $links */
    public function __construct(
        public readonly string $email,
        public readonly string $cdate,
        public readonly string $udate,
        public readonly string $orgid,
        public readonly array $links,
        public readonly string $id,
        public readonly string $organization,
    ) {
    }
}

/** What another builds from a custom field. */
final class Field
{
    public function __construct(
        public readonly string $title,
        public readonly string $descript,
        public readonly string $type,
        public readonly string $isrequired,
        public readonly string $perstag,
        public readonly string $defval,
        public readonly ?string $show_in_list,
        public readonly ?string $rows,
        public readonly ?string $cols,
        public readonly string $visible,
        public readonly ?string $service,
        public readonly string $ordernum,
        public readonly ?string $cdate,
        public readonly ?string $udate,
        public readonly ?array $options,
        public readonly ?array $relations,
        public readonly ?array $links,
    ) {
    }
}

/** And from a list. */
final class MailingList
{
    public function __construct(
        public readonly string $id,
        public readonly string $name,
        public readonly string $stringid,
        public readonly string $sender_url,
        public readonly string $sender_reminder,
        public readonly string $send_last_broadcast,
        public readonly ?string $carboncopy,
        public readonly string $user,
    ) {
    }
}

/** @return array{int, string} */
function exchange(string $method, string $path, array|string|null $body = null, array $query = []): array
{
    $curl = curl_init(getenv('SANDBOX_URL') . $path . ($query === [] ? '' : '?' . http_build_query($query)));
    $json = is_array($body) && !str_starts_with($path, '/event');
    curl_setopt_array($curl, [
        CURLOPT_CUSTOMREQUEST => $method,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => ['Api-Token: ' . getenv('SANDBOX_TOKEN'), ...($json ? ['Content-Type: application/json'] : [])],
        CURLOPT_TIMEOUT => 20,
    ]);
    if ($body !== null) {
        curl_setopt($curl, CURLOPT_POSTFIELDS, $json ? json_encode($body, JSON_THROW_ON_ERROR) : $body);
    }
    $answer = curl_exec($curl);
    if ($answer === false) {
        throw new RuntimeException(curl_error($curl));
    }
    return [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), $answer];
}

/** @return array{int, mixed} */
function send(string $method, string $path, array|string|null $body = null, array $query = []): array
{
    [$status, $answer] = exchange($method, $path, $body, $query);
    return [$status, $answer === '' ? null : json_decode($answer, true, 512, JSON_THROW_ON_ERROR)];
}

function api(int $wanted, string $method, string $path, ?array $body = null, array $query = []): mixed
{
    [$status, $answer] = send($method, '/api/3/' . $path, $body, $query);
    if ($status !== $wanted) {
        throw new RuntimeException("$method $path: $status instead of $wanted: " . json_encode($answer));
    }
    return $answer;
}

function create(string $name, array $row): array
{
    return api(201, 'POST', $name . 's', [$name => $row])[$name];
}

/** The keys that the class's constructor names, in its order. */
function build(string $class, array $row): object
{
    $names = array_map(fn ($one) => $one->getName(), (new ReflectionClass($class))->getConstructor()->getParameters());
    return new $class(...array_combine($names, array_map(fn ($name) => $row[$name], $names)));
}

function refused(int $wanted, string $path, array $body): string
{
    $answer = api($wanted, 'POST', $path, $body);
    return implode('; ', array_column($answer['errors'], 'title'));
}

$seen = [];

// Contacts: some clients take the first thing in the answer for the contact.
$answer = api(201, 'POST', 'contacts', ['contact' => ['email' => 'ada@x.test', 'firstName' => 'Ada', 'lastName' => 'Byron', 'orgid' => null]]);
$seen['first'] = array_shift($answer)['email'];
$contact = build(CreatedContact::class, create('contact', ['email' => 'bea@x.test']));
$seen['created'] = [$contact->orgid, $contact->organization, (int) $contact->id];
api(200, 'PUT', 'contacts/1', ['contact' => ['email' => 'ada@x.test', 'firstName' => 'Ada', 'lastName' => 'Lovelace', 'orgid' => null]]);
$synced = api(200, 'POST', 'contact/sync', ['contact' => ['email' => 'ada@x.test', 'phone' => '1']])['contact'];
$seen['synced'] = [$synced['lastName'], $synced['phone']];
$page = api(200, 'GET', 'contacts', query: ['ids' => [1, 2], 'limit' => 1, 'offset' => 1, 'filters' => ['created_after' => '2020-01-01']]);
$seen['page'] = [(int) $page['meta']['total'], $page['meta']['page_input']['limit'], $page['contacts'][0]['email']];
$seen['taken'] = refused(422, 'contacts', ['contact' => ['email' => 'ada@x.test']]);
$seen['missing'] = api(404, 'GET', 'contacts/99')['message'];

// Lists, tags and fields.
$seen['lists'] = array_map(fn ($row) => build(MailingList::class, $row)->name, api(200, 'GET', 'lists')['lists']);
$subscription = create('contactList', ['list' => 1, 'contact' => 1, 'status' => 1]);
$tag = create('tag', ['tag' => 'vip', 'tagType' => 'contact', 'description' => null]);
$tagging = create('contactTag', ['contact' => 1, 'tag' => (int) $tag['id']]);
$seen['tags'] = [api(200, 'GET', 'tags', query: ['search' => 'vip'])['tags'][0]['tag'], $subscription['status']];
$seen['untagged'] = api(200, 'DELETE', 'contactTags/' . $tagging['id']);
create('field', ['title' => 'Size', 'type' => 'text', 'perstag' => 'SIZE']);
$seen['fields'] = array_map(fn ($row) => build(Field::class, $row)->perstag, api(200, 'GET', 'fields', query: ['limit' => 100])['fields']);
$value = create('fieldValue', ['contact' => 1, 'field' => 1, 'value' => 'L']);
$seen['value'] = api(200, 'PUT', 'fieldValues/' . $value['id'], ['fieldValue' => ['contact' => 1, 'field' => 1, 'value' => 'XL']])['fieldValue']['value'];

// Accounts, under both names.
$account = api(201, 'POST', 'accounts', ['account' => ['name' => 'Tea Ltd']]);
$seen['account'] = array_shift($account)['name'];
create('accountContact', ['contact' => 1, 'account' => 1, 'jobTitle' => 'Taster']);
$seen['tie'] = api(200, 'GET', 'accountContacts', query: ['filters' => ['contact' => 1, 'account' => 1]])['accountContacts'][0]['jobTitle'];
create('organization', ['name' => 'Mug Inc']);
$seen['organization'] = api(200, 'GET', 'organizations', query: ['filters' => ['name' => 'Mug Inc']])['organizations'][0]['id'];
api(200, 'DELETE', 'organizations/bulk_delete', query: ['ids' => [2]]);

// A shop: connection, customer, order, cart.
$connection = create('connection', ['service' => 'sylius', 'externalid' => 'x.test', 'name' => 'Tea', 'logoUrl' => 'https://x.test/l', 'linkUrl' => 'https://x.test']);
$seen['connection'] = (int) api(200, 'GET', 'connections', query: ['filters' => ['service' => 'sylius', 'externalid' => 'x.test']])['connections'][0]['id'];
$customer = create('ecomCustomer', ['email' => 'ada@x.test', 'connectionid' => $connection['id'], 'externalid' => '7', 'acceptsMarketing' => '1']);
$product = ['externalid' => 't', 'name' => 'Tea', 'price' => 995, 'quantity' => 2, 'category' => 'Tea', 'sku' => null, 'description' => null, 'imageUrl' => null];
$order = ['email' => 'ada@x.test', 'connectionid' => $connection['id'], 'customerid' => $customer['id'], 'currency' => 'EUR', 'totalPrice' => 1990, 'source' => '1', 'externalCreatedDate' => date(DATE_ATOM), 'orderProducts' => [$product], 'orderDiscounts' => [['name' => 'TEA5', 'type' => 'order', 'discountAmount' => 5]]];
$cart = create('ecomOrder', $order + ['externalid' => null, 'externalcheckoutid' => 'c-1', 'abandonedDate' => date(DATE_ATOM)]);
$bought = api(200, 'PUT', 'ecomOrders/' . $cart['id'], ['ecomOrder' => ['externalid' => '1001', 'totalPrice' => 2990] + $order])['ecomOrder'];
$seen['order'] = [(int) $cart['id'], $bought['totalPrice'], $bought['externalid'], count($bought['orderProducts'])];
$hook = create('webhook', ['name' => 'Tea', 'url' => 'http://127.0.0.1:9/', 'events' => ['subscribe', 'unsubscribe'], 'sources' => ['public', 'admin', 'api', 'system'], 'listid' => '1']);
$seen['hooks'] = api(200, 'GET', 'webhooks', query: ['filters' => ['listid' => 1]])['webhooks'][0]['events'];
api(200, 'DELETE', 'webhooks/' . $hook['id']);

// What the plugins of two shops ask before they do anything: the plan, the account's id, and the shopper's contact.
$plan = api(200, 'GET', 'account/entitlements')['entitlements'];
preg_match("/'setAccount', '(\\d*)'\\)/", exchange('GET', '/api/3/siteTracking/code')[1], $found);
$shopper = api(200, 'GET', 'contacts', query: ['filters' => ['email' => 'bea@x.test']])['contacts'];
$seen['plugins'] = [in_array('ecom-core', array_column($plan, 'code'), true), $found[1], array_column($shopper, 'id')];

// Deals, and a body so long that curl asks first whether it may send it.
create('deal', ['title' => 'Tea', 'value' => 100, 'currency' => 'usd', 'group' => '1', 'contact' => '1', 'owner' => '1']);
api(200, 'PUT', 'dealStages/1/deals', ['deal' => ['stage' => '2']]);
$seen['deal'] = array_map(fn ($row) => [$row['stage'], $row['value'], $row['status']], api(200, 'GET', 'deals')['deals']);
$people = array_map(fn ($number) => ['email' => "p$number@x.test", 'first_name' => str_repeat('x', 1000)], range(1, 250));
$import = api(200, 'POST', 'import/bulk_import', ['contacts' => $people]);
$seen['import'] = [$import['queued_contacts'], strlen($import['batchId'])];

// Events: the host of tracking takes an array as curl sends it.
api(200, 'PUT', 'eventTracking/', ['eventTracking' => ['enabled' => true]]);
create('eventTrackingEvent', ['name' => 'visit']);
$form = ['actid' => getenv('SANDBOX_ACTID'), 'key' => getenv('SANDBOX_EVENT_KEY'), 'event' => 'visit', 'eventdata' => '[]', 'visit' => json_encode(['email' => 'ada@x.test'])];
$seen['event'] = send('POST', '/event', $form)[1]['success'];
api(200, 'PUT', 'eventTracking/', ['eventTracking' => ['enabled' => false]]);
api(200, 'DELETE', 'eventTrackingEvent/visit');
$seen['deleted'] = api(200, 'DELETE', 'contacts/2');
echo json_encode($seen, JSON_THROW_ON_ERROR), "\n";
