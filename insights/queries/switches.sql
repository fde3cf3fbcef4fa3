-- From what to what do people switch?
-- Share of the posts telling of a switch in which both medications are named.

WITH matching AS (FROM matching_posts($filters)),
told AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'decision'
    SELECT DISTINCT m.post_no, m.voice_key, a.attributes['from'] AS switched_from, a.attributes['to'] AS switched_to
    WHERE a.value = 'switch' AND told(a.kind, a.negated, a.hypothetical)
)
FROM told
SELECT switched_from, switched_to,
       count(DISTINCT post_no) AS numerator,
       (SELECT count(DISTINCT post_no) FROM told) AS denominator,
       count(DISTINCT voice_key) AS authors
WHERE switched_from IS NOT NULL AND switched_to IS NOT NULL AND switched_from <> switched_to
GROUP BY switched_from, switched_to
ORDER BY numerator DESC, switched_from, switched_to;
