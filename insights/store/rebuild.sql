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

-- What a theme is told by must still stand in a post of it; what a model wrote of an erased post goes with it.
CREATE TEMP TABLE smaller AS
SELECT condition, theme_id, list(post_no) AS numbers
FROM (SELECT condition, unnest([theme_id, part_id]) AS theme_id, post_no FROM lost)
WHERE theme_id IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE left_of AS
SELECT p.condition, p.theme_id, p.post_no, p.theme_strength, replace(replace(lower(p.text), '''', ''), '’', '') AS said
FROM (SELECT condition, unnest([theme_id, part_id]) AS theme_id, post_no, theme_strength, text FROM posts) p
SEMI JOIN smaller USING (condition, theme_id);

INSERT INTO themes
WITH left_over AS (
    SELECT condition, theme_id, count(*) AS size, list(post_no ORDER BY theme_strength DESC, post_no)[:3] AS strongest
    FROM left_of GROUP BY ALL
), told AS (
    SELECT condition, theme_id, unnest(terms) AS term, unnest(weights) AS weight, generate_subscripts(terms, 1) AS place
    FROM before.themes SEMI JOIN smaller USING (condition, theme_id)
), held AS (
    SELECT condition, theme_id, list(term ORDER BY place) AS terms, list(weight ORDER BY place) AS weights
    FROM told t
    WHERE EXISTS (FROM left_of l WHERE l.condition = t.condition AND l.theme_id = t.theme_id
                  AND contains(l.said, lower(t.term)))
    GROUP BY ALL
), shares AS (
    SELECT condition, count(*) AS posts FROM posts WHERE NOT (vendor OR bot OR off_topic) GROUP BY condition
), recounted AS (
    SELECT t.* REPLACE (
        CASE WHEN s.numbers IS NULL THEN t.size ELSE coalesce(l.size, 0) END AS size,
        CASE WHEN s.numbers IS NULL THEN t.terms ELSE coalesce(h.terms, []) END AS terms,
        CASE WHEN s.numbers IS NULL THEN t.weights ELSE coalesce(h.weights, []) END AS weights,
        list_filter(t.representatives, lambda one: NOT list_contains(coalesce(s.numbers, []), one)) AS representatives
    ), l.strongest, list_has_any(t.representatives, coalesce(s.numbers, [])) AS touched
    FROM before.themes t
    LEFT JOIN smaller s USING (condition, theme_id)
    LEFT JOIN left_over l USING (condition, theme_id)
    LEFT JOIN held h USING (condition, theme_id)
)
SELECT r.* EXCLUDE (strongest, touched) REPLACE (
    CASE WHEN len(r.representatives) = 0 THEN coalesce(r.strongest, []) ELSE r.representatives END AS representatives,
    CASE WHEN r.touched AND r.named_by IS NOT NULL THEN r.own_label ELSE r.label END AS label,
    CASE WHEN r.touched THEN NULL ELSE r.summary END AS summary,
    CASE WHEN r.touched THEN NULL ELSE r.named_by END AS named_by,
    r.part_of IS NULL AND r.size > $largest_share * h.posts AS oversized
)
FROM recounted r LEFT JOIN shares h USING (condition) WHERE r.size > 0;

INSERT INTO phrases
SELECT * FROM before.phrases p SEMI JOIN themes USING (condition, theme_id)
WHERE NOT EXISTS (FROM smaller s WHERE s.condition = p.condition AND s.theme_id = p.theme_id)
   OR EXISTS (FROM left_of l WHERE l.condition = p.condition AND l.theme_id = p.theme_id AND contains(l.said, replace(replace(p.phrase, '''', ''), '’', '')));

INSERT INTO theme_terms
SELECT * FROM before.theme_terms t SEMI JOIN themes USING (condition, theme_id)
WHERE NOT EXISTS (FROM smaller s WHERE s.condition = t.condition AND s.theme_id = t.theme_id)
   OR EXISTS (FROM left_of l WHERE l.condition = t.condition AND l.theme_id = t.theme_id AND contains(l.said, lower(t.term)));

INSERT INTO conditions
WITH shares AS (
    SELECT condition, coalesce(avg((theme_id IS NOT NULL)::INTEGER), 0) AS coverage
    FROM posts WHERE NOT (vendor OR bot OR off_topic) GROUP BY condition
)
SELECT c.* REPLACE (
    greatest(c.fitted - (SELECT count(*) FROM lost l WHERE l.condition = c.condition), 0)::INTEGER AS fitted,
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
