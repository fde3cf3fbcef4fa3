-- Which themes are new, and what became of the old ones?
-- Share of posts in each theme that the last run found new, split off or merged. A theme that is gone is counted by
-- the posts of the themes that hold most of its posts now, 0 where it faded; `became` holds their ids.
-- within: change
-- words: label, came_from
-- staff: *

WITH matching AS (FROM matching_posts($filters)),
sizes AS (
    SELECT theme_id, count(*) AS posts, count(DISTINCT voice_key) AS authors
    FROM matching WHERE theme_id IS NOT NULL GROUP BY theme_id
),
called AS (
    SELECT theme_id, label FROM themes WHERE condition = ($filters).condition
    UNION ALL
    SELECT theme_id, any_value(label) FROM themes_gone WHERE condition = ($filters).condition GROUP BY theme_id
),
heirs AS (
    SELECT g.theme_id, g.gone_at, count(*) AS posts, count(DISTINCT m.voice_key) AS authors
    FROM themes_gone g JOIN matching m ON list_contains(g.became, m.theme_id)
    WHERE g.condition = ($filters).condition
    GROUP BY g.theme_id, g.gone_at
),
changed AS (
    SELECT t.change, t.theme_id, t.label,
           coalesce((SELECT list(DISTINCT c.label ORDER BY c.label) FROM called c WHERE list_contains(t.was, c.theme_id)), [])
               AS came_from,
           []::VARCHAR[] AS became, s.posts, s.authors, t.since AS changed_at
    FROM themes t JOIN sizes s ON s.theme_id = t.theme_id
    WHERE t.condition = ($filters).condition AND t.change IN ('new', 'split', 'merged')
    UNION ALL
    SELECT 'gone', g.theme_id, g.label, [],
           g.became, coalesce(h.posts, 0), coalesce(h.authors, 0), g.gone_at
    FROM themes_gone g LEFT JOIN heirs h ON h.theme_id = g.theme_id AND h.gone_at = g.gone_at
    WHERE g.condition = ($filters).condition
)
FROM changed c
SELECT c.change, c.theme_id, c.label, c.came_from, c.became,
       c.posts AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       c.authors, c.changed_at
ORDER BY c.change, numerator DESC, c.theme_id, c.changed_at;
