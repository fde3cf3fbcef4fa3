-- What do people decide about a treatment?
-- Share of the posts that tell a decision about the medication. A switch counts for the one
-- left. Declining means choosing no treatment.
-- within: generic; decision

WITH matching AS (FROM matching_posts($filters)),
told AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'decision'
    SELECT DISTINCT m.post_no, m.voice_key, coalesce(a.attributes['from'], a.target, 'no medication named') AS generic,
           a.value AS decision
    WHERE told(a.kind, a.negated, a.hypothetical)
),
deciders AS (SELECT generic, count(DISTINCT post_no) AS posts FROM told GROUP BY generic)
FROM told t JOIN deciders d USING (generic)
SELECT generic, t.decision,
       count(DISTINCT t.post_no) AS numerator,
       any_value(d.posts) AS denominator,
       count(DISTINCT t.voice_key) AS authors
GROUP BY generic, t.decision
ORDER BY denominator DESC, generic, numerator DESC, t.decision;
