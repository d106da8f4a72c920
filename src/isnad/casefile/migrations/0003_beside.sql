-- What later documents are laid beside without looking at all the others again. Derived, never shown, not copied.

-- One row for each document that the entities and matters count in: its publication as compared, the first of its
-- near-copies and the revision that replaced it (NULL for none).
CREATE TABLE beside_document (
    document TEXT PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
    masthead TEXT NOT NULL,
    first TEXT,
    newer TEXT
) WITHOUT ROWID;
CREATE INDEX beside_document_masthead ON beside_document(masthead);

-- The keys under which claims of one matter meet, and what claims put under what (`what`: places, actors or both).
CREATE TABLE beside_key (key TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (key, claim)) WITHOUT ROWID;
CREATE INDEX beside_key_claim ON beside_key(claim);
CREATE TABLE beside_whole (
    part TEXT NOT NULL,
    whole TEXT NOT NULL,
    claim TEXT NOT NULL,
    what TEXT NOT NULL,
    PRIMARY KEY (part, whole, claim, what)
) WITHOUT ROWID;
CREATE INDEX beside_whole_whole ON beside_whole(whole, part);
CREATE INDEX beside_whole_claim ON beside_whole(claim);

-- What the second look at clusters counts over all claims (JSON), and the features that too many share.
CREATE TABLE beside_census (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE beside_crowd (feature TEXT PRIMARY KEY) WITHOUT ROWID;

-- Near-copies: hashed bands of sketches and hashed sentences by document, and the pairs found (`how`: 1 by shingles,
-- 2 by sentences).
CREATE TABLE beside_band (band INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY (band, document)) WITHOUT ROWID;
CREATE TABLE beside_sentence (
    sentence INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY (sentence, document)
) WITHOUT ROWID;
CREATE INDEX beside_sentence_document ON beside_sentence(document);
CREATE TABLE beside_alike (
    one TEXT NOT NULL, other TEXT NOT NULL, how INTEGER NOT NULL, PRIMARY KEY (one, other, how)
) WITHOUT ROWID;
CREATE INDEX beside_alike_other ON beside_alike(other);

-- What resolving knows of each document's own entities (JSON) and the name that it goes by (`at`); what each document
-- names; what names are known as that stand for one with others; the keys under which entities meet; how many
-- documents bear the commonest names.
CREATE TABLE beside_record (
    cluster TEXT PRIMARY KEY, document TEXT NOT NULL, at TEXT NOT NULL, died TEXT, record TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX beside_record_document ON beside_record(document);
CREATE TABLE beside_named (document TEXT PRIMARY KEY, captions TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE beside_known (name TEXT PRIMARY KEY, known TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE beside_name (key TEXT NOT NULL, at TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (key, at, entity))
    WITHOUT ROWID;
CREATE INDEX beside_name_entity ON beside_name(entity);
CREATE TABLE beside_common (name TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
