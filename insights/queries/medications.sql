-- Which medications are named, and how do people feel about them?
-- Share of posts that name the medication under any of its names. Feeling is the writer's attitude or
-- experience in that post; posts that only name it are neutral.
-- parts: positive, negative, mixed, neutral

WITH matching AS (FROM matching_posts($filters)),
named AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'medication'
    SELECT m.post_no, m.voice_key, m.condition, a.value AS generic,
           bool_or(a.polarity IN ('positive', 'mixed')) AS praised,
           bool_or(a.polarity IN ('negative', 'mixed')) AS blamed
    GROUP BY ALL
)
FROM named n
LEFT JOIN medications d ON d.condition = n.condition AND d.generic = n.generic
SELECT n.generic,
       (SELECT string_agg(DISTINCT brand, ', ' ORDER BY brand) FROM brands b
        WHERE b.condition = any_value(n.condition) AND b.generic = n.generic) AS brands,
       any_value(coalesce(d.stage, 'other')) AS stage,
       count(*) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT n.voice_key) AS authors,
       count(*) FILTER (praised AND NOT blamed) AS positive,
       count(*) FILTER (blamed AND NOT praised) AS negative,
       count(*) FILTER (praised AND blamed) AS mixed,
       count(*) FILTER (NOT praised AND NOT blamed) AS neutral,
       count(DISTINCT n.voice_key) FILTER (praised AND NOT blamed) AS positive_authors,
       count(DISTINCT n.voice_key) FILTER (blamed AND NOT praised) AS negative_authors,
       count(DISTINCT n.voice_key) FILTER (praised AND blamed) AS mixed_authors,
       count(DISTINCT n.voice_key) FILTER (NOT praised AND NOT blamed) AS neutral_authors
GROUP BY n.generic
ORDER BY numerator DESC, n.generic;
