-- Which doses and schedules do people share?
-- Share of the posts telling a dose or schedule of that medication. What people say, not what is right.
-- within: generic
-- words: dosing

WITH matching AS (FROM matching_posts($filters)),
told AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'dosing'
    SELECT DISTINCT m.post_no, m.voice_key, coalesce(a.target, 'no medication named') AS generic, a.value AS dosing
    WHERE told(a.kind, a.negated, a.hypothetical)
),
tellers AS (SELECT generic, count(DISTINCT post_no) AS posts FROM told GROUP BY generic)
FROM told t JOIN tellers USING (generic)
SELECT generic, t.dosing,
       count(DISTINCT t.post_no) AS numerator,
       any_value(tellers.posts) AS denominator,
       count(DISTINCT t.voice_key) AS authors
GROUP BY generic, t.dosing
ORDER BY denominator DESC, generic, numerator DESC, t.dosing;
