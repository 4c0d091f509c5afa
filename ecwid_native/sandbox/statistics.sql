-- How selective the indexes of schema.sql are in a large store: rows, then rows that agree in the
-- first columns. Without these numbers SQLite takes an index that only sorts for one that finds:
-- a look-up among 100,000 orders would read them all.

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
    ('document', 'order_cart', '10000 10000 1'),
    ('document', 'customer_email', '30000 30000 1'),
    ('document', 'customer_updated', '30000 30000 1 1'),
    ('document', 'product_name', '10000 10000 1 1'),
    ('document', 'product_price', '10000 10000 10 1'),
    ('document', 'product_created', '10000 10000 1 1'),
    ('document', 'product_updated', '10000 10000 1 1'),
    ('document', 'product_enabled', '10000 10000 9000 1'),
    ('document', 'product_sku', '10000 10000 1 1'),
    ('document', 'variation_sku', '30000 30000 1 1');
ANALYZE sqlite_schema;
