-- How often does each subject come up: themes, medications, side effects, symptoms, care, companies, needs?
-- Share of posts; for a side effect, share of the posts that name its medication. Asked for two periods,
-- it tells what got louder and quieter.
-- within: kind, target
-- words: label

WITH matching AS (FROM matching_posts($filters)),
total AS (SELECT count(*) AS posts FROM matching),
drugs AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'medication'
    SELECT a.value AS generic, count(DISTINCT m.post_no) AS posts GROUP BY generic
),
found AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no
    SELECT DISTINCT m.post_no, m.voice_key, a.kind, a.value, CASE WHEN a.kind = 'side_effect' THEN a.target END AS target
    WHERE told(a.kind, a.negated, a.hypothetical)
      AND (a.kind IN ('medication', 'need', 'care', 'symptom') OR (a.kind = 'company' AND a.attributes['via'] = 'named')
           OR (a.kind = 'side_effect' AND a.target IS NOT NULL))
    UNION ALL
    FROM matching SELECT post_no, voice_key, 'theme', theme_id, NULL WHERE theme_id IS NOT NULL
)
FROM found f
LEFT JOIN drugs d ON d.generic = f.target
LEFT JOIN themes t ON f.kind = 'theme' AND t.theme_id = f.value AND t.condition = ($filters).condition
SELECT f.kind, f.value, f.target, any_value(t.label) AS label,
       count(*) AS numerator,
       coalesce(any_value(d.posts), (SELECT posts FROM total)) AS denominator,
       count(DISTINCT f.voice_key) AS authors
GROUP BY f.kind, f.value, f.target
ORDER BY numerator DESC, f.kind, f.value, f.target;
