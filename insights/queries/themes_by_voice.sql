-- Which themes does each voice bring up more than the others?
-- Share of each voice's posts that are in the theme, beside the share among all other posts.
-- within: segment; theme_id
-- words: label

WITH matching AS (FROM matching_posts($filters)),
voices AS (
    SELECT segment, count(*) AS posts, count(DISTINCT voice_key) AS authors FROM matching GROUP BY segment
),
sizes AS (
    SELECT theme_id, count(*) AS posts, count(DISTINCT voice_key) AS authors
    FROM matching WHERE theme_id IS NOT NULL GROUP BY theme_id
),
beside AS (  -- so that no voice of few people can be had from all posts
    SELECT v.segment, (SELECT count(*) FROM matching) - v.posts AS posts, min(o.authors) AS authors
    FROM voices v LEFT JOIN voices o ON o.segment <> v.segment
    GROUP BY v.segment, v.posts
)
FROM matching m
JOIN themes t ON t.condition = m.condition AND t.theme_id = m.theme_id
JOIN voices v ON v.segment = m.segment
JOIN sizes s ON s.theme_id = m.theme_id
JOIN beside b ON b.segment = m.segment
SELECT m.segment, t.theme_id, any_value(t.label) AS label,
       count(*) AS numerator,
       any_value(v.posts) AS denominator,
       count(DISTINCT m.voice_key) AS authors,
       any_value(s.posts) - count(*) AS others,
       any_value(b.posts) AS of_others,
       greatest(any_value(s.authors) - count(DISTINCT m.voice_key), 0) AS others_authors,
       coalesce(any_value(b.authors), 0) AS of_others_authors,
       others / nullif(of_others, 0) AS share_of_others
GROUP BY m.segment, t.theme_id
ORDER BY m.segment, numerator DESC, t.theme_id;
