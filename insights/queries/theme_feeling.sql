-- How do people feel in a theme?
-- Share of the theme's posts that speak well or badly of a medication, among those that name one; that tell of a better
-- or worse life, and that tell of a side effect, among all. A post can show several.
-- within: about
-- $theme = "" : the theme's id

WITH matching AS (FROM matching_posts($filters) WHERE theme_id = $theme),
told AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind IN ('medication', 'quality_of_life', 'side_effect')
    SELECT m.post_no, m.voice_key, a.kind,
           CASE a.kind WHEN 'medication' THEN a.polarity WHEN 'quality_of_life' THEN a.value ELSE 'told' END AS feeling
    WHERE told(a.kind, a.negated, a.hypothetical)
),
felt AS (
    SELECT DISTINCT kind, unnest(CASE feeling WHEN 'mixed' THEN ['positive', 'negative'] ELSE [feeling] END) AS feeling,
           post_no, voice_key
    FROM told
)
FROM felt
SELECT kind AS about, feeling,
       count(*) AS numerator,
       any_value(CASE kind WHEN 'medication' THEN (SELECT count(*) FROM matching WHERE len(medications) > 0)
                           ELSE (SELECT count(*) FROM matching) END) AS denominator,
       count(DISTINCT voice_key) AS authors
WHERE feeling IS NOT NULL AND feeling <> 'neutral'
GROUP BY kind, feeling
ORDER BY kind, numerator DESC, feeling;
