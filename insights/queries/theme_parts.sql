-- Which parts does a theme have?
-- Share of the theme's posts that are in each of its parts; the rest are in none of them.
-- within: part_of
-- words: label, terms
-- staff: terms
-- $theme = null : one theme by its id, or all

WITH matching AS (FROM matching_posts($filters) WHERE theme_id IS NOT NULL AND ($theme IS NULL OR theme_id = $theme)),
sizes AS (SELECT theme_id, count(*) AS posts FROM matching GROUP BY theme_id)
FROM matching m
JOIN themes t ON t.condition = m.condition AND t.theme_id = m.part_id AND t.theme_id <> m.theme_id
JOIN sizes s ON s.theme_id = m.theme_id
SELECT m.theme_id AS part_of, t.theme_id, any_value(t.label) AS label, any_value(t.terms) AS terms,
       count(*) AS numerator,
       any_value(s.posts) AS denominator,
       count(DISTINCT m.voice_key) AS authors,
       any_value(t.stability) AS stability
GROUP BY m.theme_id, t.theme_id
ORDER BY any_value(s.posts) DESC, m.theme_id, numerator DESC, t.theme_id;
