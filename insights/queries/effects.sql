-- Which side effects do people put up with, leave over, or fear?
-- Share of the posts naming any medication that tell of the side effect, whatever the medication. `left` counts
-- those that also tell of stopping or switching from that medication; `stayed` the others. `feared` counts
-- posts that worry or ask about it without telling of it.
-- parts: stayed, left

WITH matching AS (FROM matching_posts($filters)),
told AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'side_effect'
    SELECT m.post_no, m.voice_key, a.target AS generic, a.value AS effect,
           bool_or(told(a.kind, a.negated, a.hypothetical)) AS happened,
           bool_or(a.hypothetical AND NOT a.negated) AS feared
    WHERE a.target IS NOT NULL
    GROUP BY ALL
),
leavers AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'decision'
    SELECT DISTINCT m.post_no, coalesce(a.attributes['from'], a.target) AS generic
    WHERE a.value IN ('stop', 'switch') AND told(a.kind, a.negated, a.hypothetical)
),
by_post AS (
    FROM told t LEFT JOIN leavers l ON l.post_no = t.post_no AND l.generic = t.generic
    SELECT t.post_no, t.voice_key, t.effect, bool_or(happened) AS happened, bool_or(feared) AS feared,
           bool_or(happened AND l.post_no IS NOT NULL) AS leaves
    GROUP BY ALL
)
FROM by_post
SELECT effect,
       count(*) FILTER (happened) AS numerator,
       (SELECT count(*) FROM matching WHERE len(medications) > 0) AS denominator,
       count(DISTINCT voice_key) FILTER (happened) AS authors,
       count(*) FILTER (happened AND NOT leaves) AS stayed,
       count(*) FILTER (leaves) AS "left",
       count(*) FILTER (feared AND NOT happened) AS feared,
       count(DISTINCT voice_key) FILTER (happened AND NOT leaves) AS stayed_authors,
       count(DISTINCT voice_key) FILTER (leaves) AS left_authors,
       count(DISTINCT voice_key) FILTER (feared AND NOT happened) AS feared_authors
GROUP BY effect
HAVING numerator + feared > 0
ORDER BY numerator DESC, feared DESC, effect;
