-- How a rule book came into force and out of it again; times are milliseconds since 1970-01-01T00:00Z.
CREATE TABLE revision (
    id       ${identity},
    project  TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    revision TEXT   NOT NULL,
    state    TEXT   NOT NULL,
    author   TEXT   NOT NULL,
    reason   TEXT   NOT NULL
);
CREATE INDEX revision_by_project ON revision (project, id);
