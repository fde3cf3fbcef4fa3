-- Which care besides medicines do people speak of, and how do they feel about it?
-- Share of posts that name it. Feeling is what the writer says of it in that post; posts that only name it are
-- neutral.
-- parts: positive, negative, mixed, neutral

WITH matching AS (FROM matching_posts($filters)),
named AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'care'
    SELECT m.post_no, m.voice_key, a.value AS care,
           bool_or(a.polarity IN ('positive', 'mixed')) AS praised,
           bool_or(a.polarity IN ('negative', 'mixed')) AS blamed
    WHERE told(a.kind, a.negated, a.hypothetical)
    GROUP BY ALL
)
FROM named
SELECT care,
       count(*) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT voice_key) AS authors,
       count(*) FILTER (praised AND NOT blamed) AS positive,
       count(*) FILTER (blamed AND NOT praised) AS negative,
       count(*) FILTER (praised AND blamed) AS mixed,
       count(*) FILTER (NOT praised AND NOT blamed) AS neutral,
       count(DISTINCT voice_key) FILTER (praised AND NOT blamed) AS positive_authors,
       count(DISTINCT voice_key) FILTER (blamed AND NOT praised) AS negative_authors,
       count(DISTINCT voice_key) FILTER (praised AND blamed) AS mixed_authors,
       count(DISTINCT voice_key) FILTER (NOT praised AND NOT blamed) AS neutral_authors
GROUP BY care
ORDER BY numerator DESC, care;
