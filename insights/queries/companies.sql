-- Which companies are meant, and in what regard are they held?
-- Share of the posts that mean any company: named, or through one of its products. Feeling is the writer's
-- attitude towards the company or its product in that post.
-- parts: positive, negative, mixed, neutral
-- $via = null : "named", "product", or null for both

WITH matching AS (FROM matching_posts($filters)),
meant AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'company'
    SELECT m.post_no, m.voice_key, a.value AS company,
           bool_or(a.attributes['via'] = 'named') AS by_name,
           bool_or(a.polarity IN ('positive', 'mixed')) AS praised,
           bool_or(a.polarity IN ('negative', 'mixed')) AS blamed
    WHERE $via IS NULL OR a.attributes['via'] = $via
    GROUP BY ALL
)
FROM meant
SELECT company,
       count(*) AS numerator,
       (SELECT count(DISTINCT post_no) FROM meant) AS denominator,
       count(DISTINCT voice_key) AS authors,
       count(*) FILTER (by_name) AS by_name,
       count(*) FILTER (praised AND NOT blamed) AS positive,
       count(*) FILTER (blamed AND NOT praised) AS negative,
       count(*) FILTER (praised AND blamed) AS mixed,
       count(*) FILTER (NOT praised AND NOT blamed) AS neutral,
       count(DISTINCT voice_key) FILTER (by_name) AS by_name_authors,
       count(DISTINCT voice_key) FILTER (praised AND NOT blamed) AS positive_authors,
       count(DISTINCT voice_key) FILTER (blamed AND NOT praised) AS negative_authors,
       count(DISTINCT voice_key) FILTER (praised AND blamed) AS mixed_authors,
       count(DISTINCT voice_key) FILTER (NOT praised AND NOT blamed) AS neutral_authors
GROUP BY company
ORDER BY numerator DESC, company;
