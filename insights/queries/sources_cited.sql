-- Which sites, charities, doctors and books do people cite?
-- Share of posts that cite the source.
-- words: cited

WITH matching AS (FROM matching_posts($filters))
FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'source_cited'
SELECT a.value AS cited,
       count(DISTINCT m.post_no) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT m.voice_key) AS authors
WHERE told(a.kind, a.negated, a.hypothetical)
GROUP BY a.value
ORDER BY numerator DESC, a.value;
