-- What does each voice come for: to ask, to tell, to help, to vent?
-- Share of the posts of each voice that show it; a post can show several.
-- within: segment

WITH matching AS (FROM matching_posts($filters)),
voices AS (SELECT segment, count(*) AS posts FROM matching GROUP BY segment)
FROM matching m
JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'intent' AND told(a.kind, a.negated, a.hypothetical)
JOIN voices v ON v.segment = m.segment
SELECT m.segment, a.value AS intent,
       count(DISTINCT m.post_no) AS numerator,
       any_value(v.posts) AS denominator,
       count(DISTINCT m.voice_key) AS authors
GROUP BY m.segment, a.value
ORDER BY m.segment, numerator DESC, a.value;
