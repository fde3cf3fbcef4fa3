-- Which of the copies of a post stays? The earliest; among equals the first by content, so that the
-- order in which files are read does not matter. Texts under five words are too common to be copies.

CREATE TEMP TABLE same_id AS
SELECT row_no FROM staged WHERE excluded IS NULL
QUALIFY row_number() OVER (
    PARTITION BY post_id ORDER BY created_at NULLS LAST, source, community, md5(text), fresh, row_no
) > 1;
UPDATE staged SET excluded = 'duplicate' WHERE row_no IN (SELECT row_no FROM same_id);

CREATE TEMP TABLE same_text AS
SELECT row_no,
       CASE WHEN text = first_value(text) OVER copies THEN 'duplicate' ELSE 'near_duplicate' END AS reason
FROM staged WHERE excluded IS NULL AND content_key IS NOT NULL
WINDOW copies AS (
    PARTITION BY content_key ORDER BY created_at NULLS LAST, source, community, md5(text), fresh, row_no
)
QUALIFY row_number() OVER copies > 1;
UPDATE staged SET excluded = same_text.reason FROM same_text WHERE staged.row_no = same_text.row_no;

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
