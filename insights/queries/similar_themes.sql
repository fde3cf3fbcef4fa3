-- Which themes are nearest to a theme?
-- Share of posts in each of the themes that are most like it in meaning; likeness is 1 for the same (cosine).
-- words: label
-- $theme = "" : the theme's id
-- $limit = 5 : how many

WITH matching AS (FROM matching_posts($filters)),
own AS (SELECT centroid FROM themes WHERE condition = ($filters).condition AND theme_id = $theme)
FROM matching m
JOIN themes t ON t.condition = m.condition AND t.theme_id = m.theme_id
CROSS JOIN own o
SELECT t.theme_id, any_value(t.label) AS label,
       count(*) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT m.voice_key) AS authors,
       greatest(list_cosine_similarity(any_value(t.centroid), any_value(o.centroid)), 0) AS likeness
WHERE t.theme_id <> $theme
GROUP BY t.theme_id
ORDER BY likeness DESC, t.theme_id
LIMIT $limit;
