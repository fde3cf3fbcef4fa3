-- In which words does each voice talk about a theme?
-- Share of the voice's posts in the theme that hold the term. Terms are those that set the theme apart
-- within that voice (class-based TF-IDF).
-- within: segment
-- words: term
-- $theme = "" : the theme's id

WITH matching AS (FROM matching_posts($filters) WHERE theme_id = $theme),
voices AS (SELECT segment, count(*) AS posts FROM matching GROUP BY segment)
FROM matching m
JOIN theme_terms t ON t.condition = m.condition AND t.theme_id = m.theme_id AND t.segment = m.segment
JOIN voices v ON v.segment = m.segment
SELECT m.segment, t.term,
       count(*) FILTER (contains(lower(m.text), t.term)) AS numerator,
       any_value(v.posts) AS denominator,
       count(DISTINCT m.voice_key) FILTER (contains(lower(m.text), t.term)) AS authors,
       any_value(t.weight) AS weight
GROUP BY m.segment, t.term
HAVING numerator > 0
ORDER BY m.segment, weight DESC, t.term;
