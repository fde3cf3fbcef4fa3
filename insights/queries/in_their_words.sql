-- In which phrases do they talk about a theme?
-- Share of the theme's posts that hold the phrase. Only phrases that 11 people or more use are shown, to anyone.
-- A part has the phrases of its theme.
-- words: phrase
-- $theme = "" : the theme's id

WITH matching AS (FROM matching_posts($filters) WHERE theme_id = $theme)
FROM matching m
JOIN themes t ON t.condition = m.condition AND t.theme_id = m.theme_id
JOIN phrases p ON p.condition = m.condition AND p.theme_id = coalesce(t.part_of, t.theme_id) AND contains(lower(m.text), p.phrase)
SELECT p.phrase,
       count(*) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT m.voice_key) AS authors
GROUP BY p.phrase
HAVING authors >= 11
ORDER BY numerator DESC, p.phrase;
