-- The first form of the casefile: what was read in each document, and what follows across documents.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- SQLite's archive (sqlite3 -A): the documents' bytes as they came, deflated where that is smaller.
CREATE TABLE sqlar (
    name TEXT PRIMARY KEY,
    mode INT,
    mtime INT,
    sz INT,
    data BLOB
);

-- `root`, `reader`, `described` are hashes: of the folder that was built, of what read the document (version, model,
-- dictionary) and of what metadata.csv says of it. When they and `sha256` are as before, nothing is read again.
-- `revision_of` is as metadata.csv has it, `revises` the document that this is.
CREATE TABLE document (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    title TEXT,
    date TEXT,
    publisher TEXT,
    authors TEXT NOT NULL,
    language TEXT,
    url TEXT,
    grade TEXT,
    revision_of TEXT,
    revises TEXT REFERENCES document(id) ON DELETE SET NULL,
    media_type TEXT NOT NULL,
    words INTEGER NOT NULL,
    warnings TEXT NOT NULL,
    original TEXT REFERENCES sqlar(name) DEFERRABLE INITIALLY DEFERRED,
    root TEXT NOT NULL,
    reader TEXT NOT NULL,
    described TEXT NOT NULL,
    marks TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX document_path ON document(path);
CREATE INDEX document_order ON document(id, path, media_type, date);
CREATE INDEX document_revises ON document(revises);

CREATE TABLE page (
    document TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    scanned INTEGER NOT NULL,
    boxes BLOB,
    PRIMARY KEY (document, number)
);
CREATE INDEX page_scanned ON page(document) WHERE scanned;

CREATE TABLE passage (
    document TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (document, number)
);
CREATE INDEX passage_start ON passage(document, start, number);

CREATE TABLE entity (
    id TEXT PRIMARY KEY,
    schema TEXT NOT NULL,
    caption TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    judgements TEXT NOT NULL,
    reasons TEXT NOT NULL
);
CREATE INDEX entity_mentions ON entity(schema, mentions);
CREATE INDEX entity_stem ON entity(schema, lower(substr(caption, 1, 4)));

CREATE TABLE entity_name (
    entity TEXT NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    lang TEXT,
    script TEXT,
    documents TEXT NOT NULL,
    titled INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (entity, position)
);
CREATE INDEX entity_name_folded ON entity_name(folded);

-- What one document's mentions of one thing are called there, and the entity of the casefile that they are.
CREATE TABLE cluster (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    entity TEXT REFERENCES entity(id) ON DELETE SET NULL
);
CREATE INDEX cluster_document ON cluster(document);
CREATE INDEX cluster_entity ON cluster(entity, id);

CREATE TABLE mention (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    entity_type TEXT,
    entity TEXT REFERENCES entity(id) ON DELETE SET NULL,
    named TEXT,
    cluster TEXT,
    head INTEGER
);
CREATE INDEX mention_document ON mention(document, position);
CREATE INDEX mention_entity ON mention(entity);

CREATE TABLE date (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    edtf TEXT,
    duration TEXT
);
CREATE INDEX date_document ON date(document, position);
CREATE INDEX date_impossible ON date(document) WHERE edtf IS NULL AND duration IS NULL;

CREATE TABLE quantity (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    value REAL NOT NULL,
    bound TEXT NOT NULL,
    unit TEXT
);
CREATE INDEX quantity_document ON quantity(document, position);

CREATE TABLE attribution (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    mode TEXT NOT NULL,
    stance TEXT NOT NULL,
    speaker TEXT REFERENCES mention(id) DEFERRABLE INITIALLY DEFERRED,
    parent TEXT REFERENCES attribution(id) DEFERRABLE INITIALLY DEFERRED,
    also TEXT NOT NULL,
    scope TEXT NOT NULL,
    heading INTEGER NOT NULL,
    aside TEXT NOT NULL,
    negated INTEGER NOT NULL,
    voiced INTEGER NOT NULL,
    addressee TEXT
);
CREATE INDEX attribution_document ON attribution(document, position);
CREATE INDEX attribution_parent ON attribution(parent);
CREATE INDEX attribution_speaker ON attribution(speaker);

CREATE TABLE claim (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    factuality TEXT NOT NULL,
    quote TEXT NOT NULL,
    voices TEXT NOT NULL,
    page INTEGER,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    boxes TEXT NOT NULL,
    duration TEXT,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    because TEXT NOT NULL
);
CREATE INDEX claim_document ON claim(document, position);
CREATE INDEX claim_order ON claim(id, document, position, factuality);
CREATE INDEX claim_kind ON claim(kind);
CREATE INDEX claim_confidence ON claim(confidence);

CREATE TABLE claim_role (
    claim TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    entity TEXT REFERENCES entity(id) ON DELETE SET NULL,
    mention TEXT REFERENCES mention(id) DEFERRABLE INITIALLY DEFERRED,
    named TEXT,
    filler TEXT REFERENCES claim(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (claim, role, position)
);
CREATE INDEX claim_role_entity ON claim_role(entity, claim);
CREATE INDEX claim_role_mention ON claim_role(mention);
CREATE INDEX claim_role_filler ON claim_role(filler);

CREATE TABLE claim_place (
    claim TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    entity TEXT REFERENCES entity(id) ON DELETE SET NULL,
    mention TEXT REFERENCES mention(id) DEFERRABLE INITIALLY DEFERRED,
    named TEXT,
    filler TEXT REFERENCES claim(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (claim, position)
);
CREATE INDEX claim_place_entity ON claim_place(entity, claim);
CREATE INDEX claim_place_mention ON claim_place(mention);
CREATE INDEX claim_place_filler ON claim_place(filler);

CREATE TABLE claim_time (
    claim TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    edtf TEXT NOT NULL,
    text TEXT NOT NULL,
    date TEXT REFERENCES date(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (claim, position)
);
CREATE INDEX claim_time_date ON claim_time(date);

CREATE TABLE claim_quantity (
    claim TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    value REAL NOT NULL,
    bound TEXT NOT NULL,
    unit TEXT,
    of TEXT NOT NULL,
    text TEXT NOT NULL,
    quantity TEXT REFERENCES quantity(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (claim, position)
);
CREATE INDEX claim_quantity_quantity ON claim_quantity(quantity);

CREATE TABLE chain_link (
    claim TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    stance TEXT NOT NULL,
    attribution TEXT REFERENCES attribution(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (claim, position)
);
CREATE INDEX chain_link_attribution ON chain_link(attribution);

CREATE TABLE chain_speaker (
    claim TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    link INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    entity TEXT REFERENCES entity(id) ON DELETE SET NULL,
    mention TEXT REFERENCES mention(id) DEFERRABLE INITIALLY DEFERRED,
    document TEXT,
    named TEXT,
    PRIMARY KEY (claim, link, position)
);
CREATE INDEX chain_speaker_entity ON chain_speaker(entity, claim);
CREATE INDEX chain_speaker_document ON chain_speaker(document, claim);
CREATE INDEX chain_speaker_mention ON chain_speaker(mention);

-- Matters are in the order of their first claims, `first`.
CREATE TABLE matter (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    agreement TEXT NOT NULL,
    chains INTEGER NOT NULL,
    echoes TEXT NOT NULL,
    reasons TEXT NOT NULL,
    first TEXT NOT NULL
);
CREATE INDEX matter_agreement ON matter(agreement, first, id);
CREATE INDEX matter_order ON matter(first, id, agreement);

CREATE TABLE matter_claim (
    matter TEXT NOT NULL REFERENCES matter(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    PRIMARY KEY (matter, position)
);
CREATE INDEX matter_claim_claim ON matter_claim(claim, matter);

-- The voices through which all chains of a matter pass: `link` is an entity or a document.
CREATE TABLE common_link (
    matter TEXT NOT NULL REFERENCES matter(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    link TEXT NOT NULL,
    PRIMARY KEY (matter, position)
);

-- `refinement` is 1 where one value narrows the other and nothing conflicts.
CREATE TABLE conflict (
    matter TEXT NOT NULL REFERENCES matter(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    refinement INTEGER NOT NULL,
    slot TEXT NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (matter, position)
);

CREATE TABLE conflict_value (
    matter TEXT NOT NULL REFERENCES matter(id) ON DELETE CASCADE,
    conflict INTEGER NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    corrected INTEGER NOT NULL,
    chains INTEGER NOT NULL,
    claims TEXT NOT NULL,
    PRIMARY KEY (matter, conflict, position)
);

-- What the timeline and the network are drawn from: the days of each claim, the days of each matter in order, and who
-- stands how to whom (an entity's id, or words in quotation marks) by which claim. Days are ISO, NULL an open end.
CREATE TABLE day (
    claim TEXT PRIMARY KEY REFERENCES claim(id) ON DELETE CASCADE,
    first TEXT,
    last TEXT
);

CREATE TABLE dated (
    held TEXT NOT NULL,
    first TEXT,
    last TEXT,
    claim TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    others INTEGER NOT NULL
);
CREATE INDEX dated_claim ON dated(claim);
CREATE INDEX dated_held ON dated(held);
CREATE INDEX dated_first ON dated(first);
CREATE INDEX dated_order ON dated(first IS NOT NULL, first, last IS NULL, last, claim);

CREATE TABLE tie (
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    first TEXT,
    last TEXT,
    affirms INTEGER NOT NULL
);
CREATE INDEX tie_ends ON tie(kind, source, target, claim, first, last, affirms);
CREATE INDEX tie_claim ON tie(claim);
CREATE INDEX tie_source ON tie(source);
CREATE INDEX tie_target ON tie(target);

-- The voices that one document only describes (*a harbour official*), numbered in the order in which they speak, with how
-- many claims are on their word. `folded` is how their words are compared; what is an entity is not here.
CREATE TABLE described (
    document TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    claims INTEGER NOT NULL,
    PRIMARY KEY (document, number)
);
CREATE INDEX described_claims ON described(claims DESC, document, number);

-- Appended, never changed. `a` and `b` say by content (names, documents' hashes, a quote) what was judged: JSON.
CREATE TABLE judgement (
    id TEXT PRIMARY KEY,
    what TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    who TEXT NOT NULL,
    "when" TEXT NOT NULL,
    why TEXT NOT NULL,
    withdraws TEXT
);

-- What people judged of single claims, laid over them: `before` is what the machine read where that was amended (JSON).
CREATE TABLE verdict (
    claim TEXT PRIMARY KEY REFERENCES claim(id) ON DELETE CASCADE,
    judgement TEXT NOT NULL,
    what TEXT NOT NULL,
    before TEXT NOT NULL
);

-- Pairs of names that a person should look at, most worth it first: `joined` ones hold an entity together.
CREATE TABLE doubt (
    position INTEGER PRIMARY KEY,
    joined INTEGER NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    entity TEXT NOT NULL,
    other TEXT NOT NULL
);

-- Judgements whose names are in no document any more; they wait, in case these come back.
CREATE TABLE adrift (
    judgement TEXT PRIMARY KEY REFERENCES judgement(id)
);

-- What could not be read, and why; `sha256` is null where not even the bytes could be had.
CREATE TABLE failure (
    path TEXT PRIMARY KEY,
    sha256 TEXT,
    reason TEXT NOT NULL,
    advice TEXT NOT NULL
);
