-- Notes how to take each write back, while searches lag behind: the technique of
-- sqlite.org/undoredo.html. They are triggers of the state, so that a snapshot keeps them.
-- The sandbox's time, which the clock keeps as an offset.
CREATE VIEW sandbox_time AS
    SELECT (julianday('now') - 2440587.5) * 86400
        + COALESCE((SELECT CAST(value AS REAL) FROM setting WHERE name = 'clock_offset'), 0) AS now;

CREATE TRIGGER document_inserted AFTER INSERT ON document
BEGIN
    INSERT INTO unindexed (store_id, written_at, undo) VALUES (
        NEW.store_id, (SELECT now FROM sandbox_time),
        'DELETE FROM document WHERE rowid = ' || NEW.rowid
    );
END;

CREATE TRIGGER document_updated AFTER UPDATE ON document
BEGIN
    INSERT INTO unindexed (store_id, written_at, undo) VALUES (
        OLD.store_id, (SELECT now FROM sandbox_time),
        'UPDATE document SET body = ' || quote(OLD.body) || ' WHERE rowid = ' || OLD.rowid
    );
END;

CREATE TRIGGER document_deleted AFTER DELETE ON document
BEGIN
    INSERT INTO unindexed (store_id, written_at, undo) VALUES (
        OLD.store_id, (SELECT now FROM sandbox_time),
        'INSERT INTO document (rowid, store_id, kind, id, parent_id, body, changed_at) VALUES ('
            || OLD.rowid || ', ' || OLD.store_id || ', ' || quote(OLD.kind) || ', ' || OLD.id || ', '
            || OLD.parent_id || ', ' || quote(OLD.body) || ', ' || OLD.changed_at || ')'
    );
END;

CREATE TRIGGER category_product_inserted AFTER INSERT ON category_product
BEGIN
    INSERT INTO unindexed (store_id, written_at, undo) VALUES (
        NEW.store_id, (SELECT now FROM sandbox_time),
        'DELETE FROM category_product WHERE store_id = ' || NEW.store_id
            || ' AND category_id = ' || NEW.category_id || ' AND product_id = ' || NEW.product_id
    );
END;

CREATE TRIGGER category_product_updated AFTER UPDATE ON category_product
BEGIN
    INSERT INTO unindexed (store_id, written_at, undo) VALUES (
        OLD.store_id, (SELECT now FROM sandbox_time),
        'UPDATE category_product SET position = ' || OLD.position
            || ' WHERE store_id = ' || OLD.store_id
            || ' AND category_id = ' || OLD.category_id || ' AND product_id = ' || OLD.product_id
    );
END;

CREATE TRIGGER category_product_deleted AFTER DELETE ON category_product
BEGIN
    INSERT INTO unindexed (store_id, written_at, undo) VALUES (
        OLD.store_id, (SELECT now FROM sandbox_time),
        'INSERT INTO category_product (store_id, category_id, product_id, position) VALUES ('
            || OLD.store_id || ', ' || OLD.category_id || ', ' || OLD.product_id || ', '
            || OLD.position || ')'
    );
END;

-- Another store may get the id.
CREATE TRIGGER store_deleted AFTER DELETE ON store
BEGIN
    DELETE FROM unindexed WHERE store_id = OLD.id;
END;
