-- Does life get better or worse with a medication?
-- Share of the posts that tell of quality of life with that medication.
-- within: generic

WITH matching AS (FROM matching_posts($filters)),
told AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'quality_of_life'
    SELECT DISTINCT m.post_no, m.voice_key, coalesce(a.target, 'no medication named') AS generic, a.value AS change
    WHERE told(a.kind, a.negated, a.hypothetical)
),
tellers AS (SELECT generic, count(DISTINCT post_no) AS posts FROM told GROUP BY generic)
FROM told t JOIN tellers USING (generic)
SELECT generic, t.change,
       count(DISTINCT t.post_no) AS numerator,
       any_value(tellers.posts) AS denominator,
       count(DISTINCT t.voice_key) AS authors
GROUP BY generic, t.change
ORDER BY denominator DESC, generic, t.change;
