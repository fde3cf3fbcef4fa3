-- The draft of a snapshot: every row read in this run, and the kept posts of the snapshot before.

CREATE TABLE staged (
    row_no INTEGER, fresh BOOLEAN, excluded VARCHAR, signature BLOB, post_id VARCHAR, source VARCHAR,
    community VARCHAR, author_key VARCHAR, thread_key VARCHAR, parent_key VARCHAR, created_at TIMESTAMP,
    reactions INTEGER, rating DOUBLE, subject VARCHAR, text VARCHAR
);

CREATE TABLE found (
    row_no INTEGER, kind VARCHAR, value VARCHAR, start_at INTEGER, end_at INTEGER, score DOUBLE,
    target VARCHAR, polarity VARCHAR, negated BOOLEAN, hypothetical BOOLEAN, historical BOOLEAN,
    experiencer VARCHAR, evidence VARCHAR, attributes VARCHAR
);

CREATE TABLE themed (
    row_no INTEGER, theme_id VARCHAR, theme_strength DOUBLE, part_id VARCHAR, x FLOAT, y FLOAT
);

CREATE TABLE vectors (row_no INTEGER, vector BLOB);

-- Copies left out in earlier runs: a later one may be a copy of them.

CREATE TABLE known_copies (post_id VARCHAR, author_key VARCHAR, copy_of VARCHAR, signature BLOB);
