-- In which words does each voice talk about a theme?
-- Share of the voice's posts in the theme that hold the term. Terms are those that set the theme apart within that
-- voice (class-based TF-IDF). For one voice, those come first that it uses far more than the others in the theme
-- (log-odds with a prior, as z-score; above 1.96 it is no chance). A part has the terms of its theme.
-- within: segment
-- words: term
-- $theme = "" : the theme's id
-- $segment = null : one voice, its distinctive terms first, or all

WITH matching AS (FROM matching_posts($filters) WHERE theme_id = $theme AND ($segment IS NULL OR segment = $segment)),
voices AS (SELECT segment, count(*) AS posts FROM matching GROUP BY segment)
FROM matching m
JOIN themes h ON h.condition = m.condition AND h.theme_id = m.theme_id
JOIN theme_terms t ON t.condition = m.condition AND t.theme_id = coalesce(h.part_of, h.theme_id) AND t.segment = m.segment
JOIN voices v ON v.segment = m.segment
SELECT m.segment, t.term,
       count(*) FILTER (contains(replace(replace(lower(m.text), '''', ''), '’', ''), lower(t.term))) AS numerator,
       any_value(v.posts) AS denominator,
       count(DISTINCT m.voice_key) FILTER (contains(replace(replace(lower(m.text), '''', ''), '’', ''), lower(t.term))) AS authors,
       any_value(t.weight) AS weight,
       greatest(any_value(t.distinctive), 0) AS distinctive
GROUP BY m.segment, t.term
HAVING numerator > 0
ORDER BY m.segment, CASE WHEN $segment IS NOT NULL THEN any_value(t.distinctive) END DESC NULLS LAST, weight DESC, t.term;
