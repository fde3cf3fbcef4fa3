-- What is left of a snapshot without the posts in `gone`? `before` is the snapshot as it was.

INSERT INTO about SELECT format, $name, made_at FROM before.about;

CREATE TEMP TABLE lost AS
SELECT condition, post_no, theme_id, part_id FROM before.posts WHERE post_id IN (SELECT key FROM gone);

INSERT INTO posts SELECT * FROM before.posts WHERE post_no NOT IN (SELECT post_no FROM lost) ORDER BY post_no;

INSERT INTO annotations
SELECT * FROM before.annotations WHERE post_no NOT IN (SELECT post_no FROM lost) ORDER BY kind, post_no, start_at;

INSERT INTO vectors SELECT * FROM before.vectors WHERE post_no NOT IN (SELECT post_no FROM lost) ORDER BY post_no;

INSERT INTO copies
SELECT * FROM before.copies
WHERE post_id NOT IN (SELECT key FROM gone) AND copy_of NOT IN (SELECT key FROM gone) ORDER BY ALL;

INSERT INTO themes
WITH smaller AS (
    SELECT condition, theme_id, list(post_no) AS numbers
    FROM (SELECT condition, unnest([theme_id, part_id]) AS theme_id, post_no FROM lost) GROUP BY ALL
), left_over AS (
    SELECT condition, theme_id, count(*) AS size, list(post_no ORDER BY theme_strength DESC, post_no)[:3] AS strongest
    FROM (SELECT condition, unnest([theme_id, part_id]) AS theme_id, post_no, theme_strength FROM posts)
    WHERE theme_id IS NOT NULL GROUP BY ALL
), recounted AS (
    SELECT t.* REPLACE (
        CASE WHEN s.numbers IS NULL THEN t.size ELSE coalesce(l.size, 0) END AS size,
        list_filter(t.representatives, lambda one: NOT list_contains(coalesce(s.numbers, []), one)) AS representatives
    ), l.strongest
    FROM before.themes t
    LEFT JOIN smaller s USING (condition, theme_id)
    LEFT JOIN left_over l USING (condition, theme_id)
)
SELECT * EXCLUDE (strongest) REPLACE (
    CASE WHEN len(representatives) = 0 THEN coalesce(strongest, []) ELSE representatives END AS representatives
)
FROM recounted WHERE size > 0;

INSERT INTO phrases SELECT * FROM before.phrases SEMI JOIN themes USING (condition, theme_id);

INSERT INTO theme_terms SELECT * FROM before.theme_terms SEMI JOIN themes USING (condition, theme_id);

INSERT INTO conditions
WITH shares AS (
    SELECT condition, coalesce(avg((theme_id IS NOT NULL)::INTEGER), 0) AS coverage
    FROM posts WHERE NOT (vendor OR bot OR off_topic) GROUP BY condition
)
SELECT c.* REPLACE (
    CASE WHEN c.condition IN (SELECT condition FROM lost) THEN coalesce(s.coverage, 0) ELSE c.coverage END AS coverage
)
FROM before.conditions c LEFT JOIN shares s USING (condition);

INSERT INTO runs
WITH counted AS (SELECT condition, count(*) AS posts FROM lost GROUP BY condition)
SELECT r.condition, r.run_at,
       CASE WHEN c.posts IS NULL OR r.run_at < max(r.run_at) OVER (PARTITION BY r.condition) THEN r.report
       ELSE json_merge_patch(
           r.report::JSON,
           json_object('erased', coalesce((r.report::JSON ->> '$.erased')::INTEGER, 0) + c.posts)
       )::VARCHAR END
FROM before.runs r LEFT JOIN counted c USING (condition);
