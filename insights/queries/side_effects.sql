-- Which side effects do people tell of, with which medication?
-- Share of the posts that name the medication in which the effect is put down to it. Worries, denials and
-- questions are not counted here; `worried` counts the posts that fear it or ask about it. `left` counts the
-- posts that also tell of stopping or switching from that medication.
-- within: generic

WITH matching AS (FROM matching_posts($filters)),
named AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'medication'
    SELECT a.value AS generic, count(DISTINCT m.post_no) AS posts GROUP BY generic
),
told AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'side_effect'
    SELECT m.post_no, m.voice_key, a.target AS generic, a.value AS effect,
           bool_or(told(a.kind, a.negated, a.hypothetical)) AS happened,
           bool_or(a.hypothetical AND NOT a.negated) AS feared
    WHERE a.target IS NOT NULL
    GROUP BY ALL
),
quitters AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'decision'
    SELECT DISTINCT m.post_no, coalesce(a.attributes['from'], a.target) AS generic
    WHERE a.value IN ('stop', 'switch') AND told(a.kind, a.negated, a.hypothetical)
)
FROM told t
JOIN named n ON n.generic = t.generic
LEFT JOIN quitters q ON q.post_no = t.post_no AND q.generic = t.generic
SELECT t.generic, t.effect,
       count(*) FILTER (happened) AS numerator,
       any_value(n.posts) AS denominator,
       count(DISTINCT t.voice_key) FILTER (happened) AS authors,
       count(*) FILTER (feared AND NOT happened) AS worried,
       count(*) FILTER (happened AND q.post_no IS NOT NULL) AS "left",
       count(DISTINCT t.voice_key) FILTER (feared AND NOT happened) AS worried_authors,
       count(DISTINCT t.voice_key) FILTER (happened AND q.post_no IS NOT NULL) AS left_authors
GROUP BY t.generic, t.effect
HAVING numerator + worried > 0
ORDER BY numerator DESC, worried DESC, t.generic, t.effect;
