-- Times are milliseconds since 1970-01-01T00:00Z. Nothing but board, decision.status and claim.released is ever changed.

CREATE TABLE observation (
    seq     ${identity},
    project TEXT   NOT NULL,
    key     TEXT   NOT NULL,
    source  TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    fact    TEXT -- null: it is gone
);
CREATE INDEX observation_by_key ON observation (project, key, seq);
CREATE INDEX observation_by_seq ON observation (project, seq);

-- The latest observation of each key, kept in the transaction that appends.
CREATE TABLE board (
    project TEXT   NOT NULL,
    key     TEXT   NOT NULL,
    seq     BIGINT NOT NULL,
    source  TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    fact    TEXT   NOT NULL,
    PRIMARY KEY (project, key)
);

CREATE TABLE rulebook (
    revision TEXT NOT NULL PRIMARY KEY,
    files    TEXT NOT NULL
);

CREATE TABLE cycle (
    id          ${identity},
    project     TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    seq         BIGINT NOT NULL, -- the last observation it saw
    revision    TEXT   NOT NULL,
    hash        TEXT   NOT NULL,
    duration_us BIGINT NOT NULL,
    decisions   INT    NOT NULL, -- those that stood, new or not
    quarantined TEXT   NOT NULL
);
CREATE INDEX cycle_by_time ON cycle (project, at);

CREATE TABLE decision (
    id         ${identity},
    project    TEXT   NOT NULL,
    key        TEXT   NOT NULL,
    cycle      BIGINT NOT NULL REFERENCES cycle (id),
    at         BIGINT NOT NULL,
    kind       TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    worker     TEXT   NOT NULL,
    task       TEXT   NOT NULL,
    rule       TEXT   NOT NULL,
    capability TEXT   NOT NULL,
    status     TEXT   NOT NULL, -- OPEN or that of its outcome
    body       TEXT   NOT NULL
);
-- Done once, ever: only what was not begun after all may be decided again.
CREATE UNIQUE INDEX decision_once ON decision (project, key) WHERE status NOT IN ('LAPSED', 'VETOED');
CREATE INDEX decision_by_status ON decision (project, status);
CREATE INDEX decision_by_time ON decision (project, at);
CREATE INDEX decision_by_cycle ON decision (cycle);

CREATE TABLE intent (
    decision BIGINT NOT NULL PRIMARY KEY REFERENCES decision (id) ON DELETE CASCADE,
    at       BIGINT NOT NULL
);

CREATE TABLE outcome (
    decision BIGINT NOT NULL PRIMARY KEY REFERENCES decision (id) ON DELETE CASCADE,
    status   TEXT   NOT NULL,
    detail   TEXT   NOT NULL,
    at       BIGINT NOT NULL
);

CREATE TABLE step (
    id       ${identity},
    project  TEXT   NOT NULL,
    decision TEXT   NOT NULL, -- the decision's key
    name     TEXT   NOT NULL,
    detail   TEXT   NOT NULL,
    at       BIGINT NOT NULL
);
CREATE INDEX step_by_decision ON step (project, decision, id);

CREATE TABLE claim (
    id       ${identity},
    project  TEXT   NOT NULL,
    task     TEXT   NOT NULL,
    worker   TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    released BIGINT
);
CREATE UNIQUE INDEX claim_once ON claim (project, task) WHERE released IS NULL;

-- What retention leaves of concluded decisions: that they are done.
CREATE TABLE settled (
    project TEXT NOT NULL,
    key     TEXT NOT NULL,
    PRIMARY KEY (project, key)
);

-- The observation up to which retention has thinned the history; cycles before it cannot be replayed.
CREATE TABLE horizon (
    project TEXT   NOT NULL PRIMARY KEY,
    seq     BIGINT NOT NULL
);
