-- A decision is asked for by its key whatever became of it; the unique index covers only those that were begun.
CREATE INDEX decision_by_key ON decision (project, key, id);
