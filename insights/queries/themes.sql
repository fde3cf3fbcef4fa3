-- What do they talk about?
-- Share of posts in each theme. A post is in one theme or in none; the rest are in no theme. Themes of one family
-- are near each other. The change is against the run before.
-- words: label, terms, family
-- staff: terms, family

WITH matching AS (FROM matching_posts($filters))
FROM matching m
JOIN themes t ON t.condition = m.condition AND t.theme_id = m.theme_id
SELECT t.theme_id, any_value(t.label) AS label, any_value(t.family) AS family, any_value(t.terms) AS terms,
       any_value(t.change) AS change,
       count(*) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT m.voice_key) AS authors,
       any_value(t.stability) AS stability
GROUP BY t.theme_id
ORDER BY numerator DESC, t.theme_id;
