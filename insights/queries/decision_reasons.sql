-- Why do people start, keep, switch, stop or decline?
-- Share of the posts telling that decision which give the reason. `unsaid` is the share that gives none.
-- within: decision

WITH matching AS (FROM matching_posts($filters)),
told AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'decision'
    SELECT DISTINCT m.post_no, m.voice_key, a.value AS decision, coalesce(a.attributes['reason'], 'unsaid') AS reason
    WHERE told(a.kind, a.negated, a.hypothetical)
),
deciders AS (SELECT decision, count(DISTINCT post_no) AS posts FROM told GROUP BY decision)
FROM told t JOIN deciders d USING (decision)
SELECT decision, t.reason,
       count(DISTINCT t.post_no) AS numerator,
       any_value(d.posts) AS denominator,
       count(DISTINCT t.voice_key) AS authors
GROUP BY decision, t.reason
ORDER BY decision, numerator DESC, t.reason;
