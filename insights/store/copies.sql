-- Which posts may be one and the same? Those of one id; those of one signature; those found to be copies before.

CREATE TEMP TABLE versions AS
SELECT post_id, signature, fresh FROM staged WHERE excluded IS NULL
UNION ALL
SELECT post_id, signature, false FROM known_copies
UNION ALL
SELECT copy_of, NULL, false FROM known_copies;

CREATE TEMP TABLE ids AS
SELECT post_id, row_number() OVER (ORDER BY post_id) - 1 AS id_no FROM versions GROUP BY post_id;

CREATE TEMP TABLE signatures AS
SELECT signature, bool_or(fresh) AS fresh, row_number() OVER (ORDER BY signature) - 1 AS signature_no
FROM versions WHERE signature IS NOT NULL GROUP BY signature;

CREATE TEMP TABLE signed AS
SELECT DISTINCT id_no, signature_no FROM versions JOIN ids USING (post_id) JOIN signatures USING (signature);

CREATE TEMP TABLE said AS
SELECT DISTINCT c.id_no, k.id_no AS kept_no
FROM known_copies e JOIN ids c ON c.post_id = e.post_id JOIN ids k ON k.post_id = e.copy_of;
