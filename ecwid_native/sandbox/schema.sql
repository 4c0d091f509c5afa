-- The sandbox's whole memory. A change of shape needs a new SCHEMA_VERSION in database.py.

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

-- How selective the indexes are in a large store: rows, then rows that agree in the first columns.
-- Without these numbers SQLite takes an index that only sorts for one that finds.
ANALYZE;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 VALUES
    ('document', 'sqlite_autoindex_document_1', '300000 300000 110000 1'),
    ('document', 'document_parent', '300000 300000 110000 20'),
    ('document', 'document_changed', '300000 300000 110000 1'),
    ('document', 'order_created', '90000 90000 1 1'),
    ('document', 'order_updated', '90000 90000 1 1'),
    ('document', 'order_status', '100000 100000 10000 1 1'),
    ('document', 'order_carts', '10000 10000 1 1'),
    ('document', 'order_text', '100000 100000 1'),
    ('document', 'order_number', '100000 100000 1'),
    ('document', 'order_customer', '100000 100000 4'),
    ('document', 'order_email', '100000 100000 4'),
    ('document', 'order_cart', '10000 10000 1');
ANALYZE sqlite_schema;
