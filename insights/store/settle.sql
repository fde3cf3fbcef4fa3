-- Which of the copies of a post stays? The earliest; among equals the first by content, so that the order in
-- which files and runs come does not matter. `grouped` says which post ids are of one post.

CREATE TEMP TABLE screened AS
SELECT s.row_no FROM staged s WHERE s.fresh
AND EXISTS (FROM found f WHERE f.row_no = s.row_no AND f.kind = 'adverse_event');

CREATE TEMP TABLE ranked AS
SELECT row_no, group_no, first_value(row_no) OVER copies AS kept_no
FROM staged JOIN grouped USING (post_id) WHERE excluded IS NULL
WINDOW copies AS (
    PARTITION BY group_no ORDER BY created_at NULLS LAST, source, community, md5(text), post_id, fresh, row_no
);

CREATE TEMP TABLE copied AS
SELECT c.row_no, c.post_id, c.author_key, k.post_id AS copy_of, nullif(c.signature, k.signature) AS signature,
       CASE WHEN c.post_id = k.post_id OR c.text = k.text THEN 'duplicate' ELSE 'near_duplicate' END AS reason
FROM ranked r JOIN staged c USING (row_no) JOIN staged k ON k.row_no = r.kept_no
WHERE r.row_no <> r.kept_no;

UPDATE staged SET excluded = copied.reason FROM copied WHERE staged.row_no = copied.row_no;

CREATE TABLE copies AS
SELECT post_id, author_key, copy_of, signature FROM copied WHERE post_id <> copy_of OR signature IS NOT NULL
UNION
SELECT e.post_id, e.author_key, coalesce(k.post_id, e.copy_of), nullif(e.signature, k.signature)
FROM known_copies e
JOIN grouped g USING (post_id)
LEFT JOIN (SELECT DISTINCT group_no, kept_no FROM ranked) r USING (group_no)
LEFT JOIN staged k ON k.row_no = r.kept_no;

DELETE FROM found WHERE row_no IN (SELECT row_no FROM staged WHERE excluded IS NOT NULL);

-- A post that names nothing of the condition is on topic all the same where its community or thread is:
-- at least a fifth of the community's posts, or another post of the thread, name something of it.

CREATE TABLE flagged AS
WITH flags AS (
    SELECT row_no, bool_or(value = 'vendor') AS vendor, bool_or(value = 'bot') AS bot,
           bool_or(value = 'off_topic') AS names_nothing,
           bool_or(value = 'off_topic' AND evidence <> '') AS look_alike
    FROM found WHERE kind = 'flag' GROUP BY row_no
), kept AS (
    SELECT s.row_no, s.community, s.thread_key, f.row_no IS NULL OR NOT f.names_nothing AS on_topic
    FROM staged s LEFT JOIN flags f USING (row_no) WHERE s.excluded IS NULL
), familiar_communities AS (
    SELECT community FROM kept WHERE community IS NOT NULL GROUP BY community HAVING avg(on_topic::INTEGER) >= 0.2
), familiar_threads AS (
    SELECT DISTINCT thread_key FROM kept WHERE thread_key IS NOT NULL AND on_topic
)
SELECT f.row_no, f.vendor, f.bot,
       f.look_alike OR (
           f.names_nothing
           AND k.community NOT IN (FROM familiar_communities)
           AND (k.thread_key IS NULL OR k.thread_key NOT IN (FROM familiar_threads))
       ) AS off_topic
FROM flags f JOIN kept k USING (row_no);
