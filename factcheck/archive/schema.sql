-- The tables of an archive. Times are UTC, in ISO form. What begins with "v_" is for analysts and documented in docs/archive.md.
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Each run that changed the archive: when, and by which version of factcheck.
CREATE TABLE readings (number INTEGER PRIMARY KEY, read_at TEXT NOT NULL, version TEXT NOT NULL);

-- A row is a version of a document: its id and the digest of all that was read.
CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  outlet TEXT NOT NULL,
  title TEXT,
  published TEXT,
  url TEXT,
  path TEXT,
  line INTEGER,
  stated_event TEXT,
  latest INTEGER NOT NULL,
  wording BLOB NOT NULL,
  hour INTEGER,
  keys TEXT NOT NULL,
  event INTEGER,
  UNIQUE (id, sha256)
);
CREATE INDEX documents_by_event ON documents (event) WHERE event IS NOT NULL;
CREATE INDEX documents_by_wording ON documents (wording) WHERE latest;

-- From which reading to which other a version was the latest; none while it is.
CREATE TABLE held (document INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER, PRIMARY KEY (document, since)) WITHOUT ROWID;

-- What is large, compressed: the text, the rest of the document, its sentences and claims as JSON, the weighted terms.
CREATE TABLE contents (document INTEGER PRIMARY KEY, text BLOB NOT NULL, head BLOB NOT NULL, analysis BLOB NOT NULL, terms BLOB NOT NULL);

-- The telling terms of the latest versions that state no event, by thirty days of publication.
CREATE TABLE keys (key TEXT NOT NULL, bucket INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, bucket, document)) WITHOUT ROWID;

CREATE TABLE claims (
  document INTEGER NOT NULL,
  place INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  surface TEXT NOT NULL,
  low ANY,
  high ANY,
  unit TEXT,
  modifier TEXT,
  subject TEXT,
  predicate TEXT,
  speaker TEXT,
  PRIMARY KEY (document, place)
) WITHOUT ROWID;

-- Texts that are alike: what events are made of.
CREATE TABLE links (second INTEGER NOT NULL, first INTEGER NOT NULL, product INTEGER NOT NULL, PRIMARY KEY (second, first)) WITHOUT ROWID;
CREATE INDEX links_by_first ON links (first);

-- Texts that came or went since events were last made.
CREATE TABLE changed (node INTEGER NOT NULL, hour INTEGER, keys TEXT NOT NULL, stated_event TEXT);

-- `report` holds facts and findings as they are printed; none until the event has been compared.
CREATE TABLE events (number INTEGER PRIMARY KEY, id TEXT NOT NULL, first TEXT NOT NULL, report BLOB);
CREATE INDEX events_by_first ON events (first);
CREATE INDEX events_waiting ON events (number) WHERE report IS NULL;

CREATE TABLE facts (
  number INTEGER PRIMARY KEY,
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  verdict TEXT NOT NULL,
  severity TEXT NOT NULL,
  reason TEXT NOT NULL,
  explanation TEXT NOT NULL,
  weight REAL NOT NULL
);
CREATE INDEX facts_by_event ON facts (event);
CREATE TABLE told (fact INTEGER NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (fact, claim)) WITHOUT ROWID;

CREATE TABLE findings (
  number INTEGER PRIMARY KEY,
  event INTEGER NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  message TEXT NOT NULL,
  cause TEXT,
  fact TEXT,
  documents TEXT NOT NULL,
  fingerprint TEXT NOT NULL
);
CREATE INDEX findings_by_event ON findings (event);

CREATE VIEW v_documents AS
  SELECT d.id, d.sha256, d.outlet, d.title, d.published, d.url, d.path, d.line, d.latest, e.id AS event,
         since.read_at AS read_at, until.read_at AS replaced_at
  FROM documents d JOIN held h ON h.document = d.number
  JOIN readings since ON since.number = h.since LEFT JOIN readings until ON until.number = h.until
  LEFT JOIN events e ON e.number = d.event;
CREATE VIEW v_claims AS
  SELECT c.id, d.id AS document, d.sha256, d.outlet, d.published, d.latest, c.kind, c.field, c.start, c.stop, c.surface, c.low, c.high,
         c.unit, c.modifier, c.subject, c.predicate, c.speaker, e.id AS event, c.place
  FROM claims c JOIN documents d ON d.number = c.document LEFT JOIN events e ON e.number = d.event;
CREATE VIEW v_facts AS
  SELECT f.id, e.id AS event, f.label, f.kind, f.verdict, f.severity, f.reason, f.explanation, f.weight
  FROM facts f JOIN events e ON e.number = f.event;
CREATE VIEW v_findings AS
  SELECT n.rule, n.severity, n.message, n.cause, e.id AS event, n.fact, n.documents, n.fingerprint
  FROM findings n JOIN events e ON e.number = n.event;
