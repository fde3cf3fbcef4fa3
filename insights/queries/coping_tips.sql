-- What do people advise each other for what?
-- Share of posts that pass on a way of coping, by what it is to help with.

WITH matching AS (FROM matching_posts($filters))
FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'coping_tip'
SELECT a.value AS helps_with,
       count(DISTINCT m.post_no) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT m.voice_key) AS authors
WHERE told(a.kind, a.negated, a.hypothetical)
GROUP BY a.value
ORDER BY numerator DESC, a.value;
