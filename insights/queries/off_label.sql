-- Which uses outside the approved ones come up?
-- Share of posts that speak of the medication for a use outside its indications. Counts only.

WITH matching AS (FROM matching_posts($filters))
FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'off_label'
SELECT a.value AS generic,
       count(DISTINCT m.post_no) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT m.voice_key) AS authors
WHERE told(a.kind, a.negated, a.hypothetical)
GROUP BY a.value
ORDER BY numerator DESC, a.value;
