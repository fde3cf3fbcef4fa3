-- What is a theme about?
-- Share of the posts in view that are in the theme, with what was found out about it when themes were last made: its
-- terms and their weights, its size among all posts, how surely it comes back, and what it was before. A summary is
-- there only where a language model was asked for one, whose name stands beside it.
-- words: label, family, terms, weights, came_from, summary
-- staff: family, terms, weights, came_from, summary, named_by
-- $theme = "" : the theme's id

WITH matching AS (FROM matching_posts($filters)),
called AS (
    SELECT condition, theme_id, label FROM themes
    UNION ALL SELECT condition, theme_id, any_value(label) FROM themes_gone GROUP BY condition, theme_id
)
FROM matching m
JOIN themes t ON t.condition = m.condition AND t.theme_id = m.theme_id
SELECT t.theme_id, any_value(t.part_of) AS part_of, any_value(t.label) AS label, any_value(t.family) AS family,
       any_value(t.terms) AS terms, any_value(t.weights) AS weights,
       any_value(t.change) AS change,
       coalesce((SELECT list(DISTINCT c.label ORDER BY c.label) FROM called c
                 WHERE c.condition = any_value(t.condition) AND list_contains(any_value(t.was), c.theme_id)), [])
           AS came_from,
       any_value(t.summary) AS summary, any_value(t.named_by) AS named_by,
       any_value(t.oversized) AS oversized,
       count(*) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT m.voice_key) AS authors,
       any_value(t.size) AS size,
       any_value(t.stability) AS stability,
       any_value(t.since) AS since
WHERE m.theme_id = $theme
GROUP BY t.theme_id
ORDER BY t.theme_id;
