-- The sandbox's whole memory. A change of shape needs a new SCHEMA_VERSION in database.py; an index
-- of a large table, a line in statistics.sql.

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE store (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    plan TEXT NOT NULL,
    suspended INTEGER NOT NULL DEFAULT 0,
    language TEXT NOT NULL,
    panel_language TEXT NOT NULL,
    -- what was written over the default profile, as JSON
    profile TEXT NOT NULL DEFAULT '{}',
    profile_changed_at REAL,
    created_at REAL NOT NULL
);

-- Scopes are copied at install time: a later change of the app does not reach issued tokens.
CREATE TABLE installation (
    client_id TEXT NOT NULL,
    store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
    access_token TEXT NOT NULL UNIQUE,
    public_token TEXT UNIQUE,
    scopes TEXT NOT NULL,
    installed_at REAL NOT NULL,
    subscription_status TEXT NOT NULL DEFAULT 'ACTIVE',
    PRIMARY KEY (client_id, store_id)
);

CREATE TABLE storage (
    client_id TEXT NOT NULL,
    store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (client_id, store_id, key)
);

CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    store_id INTEGER,
    client_id TEXT,
    data TEXT NOT NULL,
    created_at REAL NOT NULL
);

-- Resources such as products and orders. The body holds the id as well.
CREATE TABLE document (
    store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    id INTEGER NOT NULL,
    parent_id INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL,
    changed_at REAL NOT NULL,
    UNIQUE (store_id, kind, id)
);
CREATE INDEX document_parent ON document (store_id, kind, parent_id);
CREATE INDEX document_changed ON document (store_id, kind, changed_at);

-- Ids are not given twice, as on the platform.
CREATE TABLE document_sequence (
    store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    last_id INTEGER NOT NULL,
    PRIMARY KEY (store_id, kind)
) WITHOUT ROWID;

CREATE TABLE deletion (
    store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    id INTEGER NOT NULL,
    kept TEXT NOT NULL,
    deleted_at REAL NOT NULL
);
CREATE INDEX deletion_moment ON deletion (store_id, kind, deleted_at);

-- The log of webhooks is their queue as well.
CREATE TABLE webhook_delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    event_type TEXT NOT NULL,
    event_created INTEGER NOT NULL,
    store_id INTEGER NOT NULL,
    body TEXT NOT NULL,
    signature TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at REAL NOT NULL,
    first_failed_at REAL,
    next_try_at REAL,
    replay_of INTEGER
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_try_at) WHERE state = 'waiting';

CREATE TABLE webhook_attempt (
    delivery_id INTEGER NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
    at REAL NOT NULL,
    url TEXT NOT NULL,
    headers TEXT NOT NULL,
    status INTEGER,
    error TEXT NOT NULL,
    seconds REAL NOT NULL
);
CREATE INDEX webhook_attempt_delivery ON webhook_attempt (delivery_id);

-- Only addresses that fail are here.
CREATE TABLE webhook_endpoint (
    client_id TEXT NOT NULL,
    url TEXT NOT NULL,
    failing_since REAL NOT NULL,
    blocked INTEGER NOT NULL,
    PRIMARY KEY (client_id, url)
) WITHOUT ROWID;
-- Orders: newest first, changed since, by number, of a customer, the carts among them. The first two
-- leave unfinished orders out, as searches without a status do.
-- Orders: newest first, changed since, by status, by number, of a customer; carts newest first and
-- by id. The first two leave unfinished orders out, as searches without a status do.
CREATE INDEX order_created ON document (store_id, json_extract(body, '$.createTimestamp'), id)
    WHERE kind = 'order' AND json_extract(body, '$.paymentStatus') <> 'INCOMPLETE';
CREATE INDEX order_updated ON document (store_id, json_extract(body, '$.updateTimestamp'), id)
    WHERE kind = 'order' AND json_extract(body, '$.paymentStatus') <> 'INCOMPLETE';
CREATE INDEX order_status ON document (
    store_id, json_extract(body, '$.paymentStatus'), json_extract(body, '$.createTimestamp'), id
) WHERE kind = 'order';
CREATE INDEX order_carts ON document (store_id, json_extract(body, '$.createTimestamp'), id)
    WHERE kind = 'order' AND json_extract(body, '$.cart.cartId') IS NOT NULL;
CREATE INDEX order_text ON document (store_id, json_extract(body, '$.orderId'))
    WHERE kind = 'order';
CREATE INDEX order_number ON document (store_id, json_extract(body, '$.vendorOrderNumber'))
    WHERE kind = 'order';
CREATE INDEX order_customer ON document (store_id, COALESCE(json_extract(body, '$.customerId'), 0))
    WHERE kind = 'order';
CREATE INDEX order_email ON document (store_id, fold(json_extract(body, '$.email')))
    WHERE kind = 'order';
CREATE INDEX order_cart ON document (store_id, json_extract(body, '$.cart.cartId'))
    WHERE kind = 'order' AND json_extract(body, '$.cart.cartId') IS NOT NULL;
CREATE INDEX customer_email ON document (store_id, fold(json_extract(body, '$.email')))
    WHERE kind = 'customer';
CREATE INDEX customer_updated ON document (store_id, json_extract(body, '$.updated'), id)
    WHERE kind = 'customer';

-- The token stays with its batch: it may be revoked before the batch has run.
CREATE TABLE batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket TEXT NOT NULL UNIQUE,
    store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
    client_id TEXT NOT NULL,
    token TEXT NOT NULL,
    group_id TEXT,
    deduplication_key TEXT,
    stops_on_failure INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'QUEUED',
    created_at REAL NOT NULL
);
CREATE INDEX batch_store ON batch (store_id, status);

-- A request without a status has not been carried out yet.
CREATE TABLE batch_request (
    batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    body TEXT NOT NULL,
    status TEXT,
    code INTEGER,
    line TEXT,
    answer TEXT,
    PRIMARY KEY (batch_id, position)
) WITHOUT ROWID;
-- Products are sorted and looked up by these in stores of any size. Each ends in the id, which
-- decides a tie.
CREATE INDEX product_name ON document (store_id, fold(json_extract(body, '$.name')), id)
    WHERE kind = 'product';
CREATE INDEX product_price ON document (store_id, json_extract(body, '$.price'), id)
    WHERE kind = 'product';
CREATE INDEX product_created ON document (store_id, json_extract(body, '$.createTimestamp'), id)
    WHERE kind = 'product';
CREATE INDEX product_updated ON document (store_id, json_extract(body, '$.updateTimestamp'), id)
    WHERE kind = 'product';
CREATE INDEX product_enabled
    ON document (store_id, COALESCE(json_extract(body, '$.enabled'), 0), id)
    WHERE kind = 'product';
CREATE INDEX product_sku ON document (store_id, json_extract(body, '$.sku'), id)
    WHERE kind = 'product';
CREATE INDEX product_composite ON document (store_id)
    WHERE kind = 'product' AND json_extract(body, '$.compositeComponents') IS NOT NULL;
CREATE INDEX variation_sku ON document (store_id, json_extract(body, '$.sku'), id)
    WHERE kind = 'variation';

-- Which products a category shows and in which order; category 0 is the front page.
CREATE TABLE category_product (
    store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
    category_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (store_id, category_id, product_id)
) WITHOUT ROWID;
CREATE INDEX category_product_position ON category_product (store_id, category_id, position);
CREATE INDEX category_product_product ON category_product (store_id, product_id);

-- Uploaded bytes; what they belong to names them by id.
CREATE TABLE blob (
    store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (store_id, id)
);

-- What searches do not see yet: statements that take a write back. See search_index.py.
CREATE TABLE unindexed (
    number INTEGER PRIMARY KEY,
    store_id INTEGER NOT NULL,
    written_at REAL NOT NULL,
    undo TEXT NOT NULL
);
CREATE INDEX unindexed_store ON unindexed (store_id, written_at);
