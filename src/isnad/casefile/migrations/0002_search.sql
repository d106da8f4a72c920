-- Full-text search in the form that Datasette finds: external content, kept true by triggers.

CREATE VIRTUAL TABLE passage_fts USING fts5(
    text, content="passage", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER passage_written AFTER INSERT ON passage BEGIN
    INSERT INTO passage_fts(rowid, text) VALUES (new.rowid, new.text);
END;
CREATE TRIGGER passage_gone AFTER DELETE ON passage BEGIN
    INSERT INTO passage_fts(passage_fts, rowid, text) VALUES ('delete', old.rowid, old.text);
END;

CREATE VIRTUAL TABLE claim_fts USING fts5(
    kind, quote, voices, content="claim", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER claim_written AFTER INSERT ON claim BEGIN
    INSERT INTO claim_fts(rowid, kind, quote, voices) VALUES (new.rowid, new.kind, new.quote, new.voices);
END;
CREATE TRIGGER claim_gone AFTER DELETE ON claim BEGIN
    INSERT INTO claim_fts(claim_fts, rowid, kind, quote, voices)
    VALUES ('delete', old.rowid, old.kind, old.quote, old.voices);
END;

CREATE TRIGGER claim_changed AFTER UPDATE OF kind, quote, voices ON claim BEGIN
    INSERT INTO claim_fts(claim_fts, rowid, kind, quote, voices)
    VALUES ('delete', old.rowid, old.kind, old.quote, old.voices);
    INSERT INTO claim_fts(rowid, kind, quote, voices) VALUES (new.rowid, new.kind, new.quote, new.voices);
END;

CREATE VIRTUAL TABLE entity_name_fts USING fts5(
    name, folded, content="entity_name", tokenize="trigram"
);
CREATE TRIGGER entity_name_written AFTER INSERT ON entity_name BEGIN
    INSERT INTO entity_name_fts(rowid, name, folded) VALUES (new.rowid, new.name, new.folded);
END;
CREATE TRIGGER entity_name_gone AFTER DELETE ON entity_name BEGIN
    INSERT INTO entity_name_fts(entity_name_fts, rowid, name, folded)
    VALUES ('delete', old.rowid, old.name, old.folded);
END;
