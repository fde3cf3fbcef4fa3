-- Which symptoms do people live with?
-- Share of posts that tell of the symptom, apart from side effects put down to a medication.

WITH matching AS (FROM matching_posts($filters))
FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'symptom'
SELECT a.value AS symptom,
       count(DISTINCT m.post_no) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT m.voice_key) AS authors
WHERE told(a.kind, a.negated, a.hypothetical)
GROUP BY a.value
ORDER BY numerator DESC, a.value;
