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
