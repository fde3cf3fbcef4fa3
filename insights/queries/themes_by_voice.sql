-- Which themes does each voice bring up more than the others?
-- Share of each voice's posts that are in the theme, beside the share among all other posts.
-- within: segment; theme_id
-- words: label

WITH matching AS (FROM matching_posts($filters)),
voices AS (SELECT segment, count(*) AS posts FROM matching GROUP BY segment),
sizes AS (SELECT theme_id, count(*) AS posts FROM matching WHERE theme_id IS NOT NULL GROUP BY theme_id)
FROM matching m
JOIN themes t ON t.condition = m.condition AND t.theme_id = m.theme_id
JOIN voices v ON v.segment = m.segment
JOIN sizes s ON s.theme_id = m.theme_id
SELECT m.segment, t.theme_id, any_value(t.label) AS label,
       count(*) AS numerator,
       any_value(v.posts) AS denominator,
       count(DISTINCT m.voice_key) AS authors,
       (any_value(s.posts) - count(*)) / nullif((SELECT count(*) FROM matching) - any_value(v.posts), 0) AS share_of_others
GROUP BY m.segment, t.theme_id
ORDER BY m.segment, numerator DESC, t.theme_id;
