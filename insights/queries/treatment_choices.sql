-- Between which treatments do people choose?
-- Share of posts that weigh one named treatment against another.

WITH matching AS (FROM matching_posts($filters))
FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'treatment_choice'
SELECT a.value AS choice,
       count(DISTINCT m.post_no) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT m.voice_key) AS authors
WHERE told(a.kind, a.negated, a.hypothetical)
GROUP BY a.value
ORDER BY numerator DESC, a.value;
