-- What do people ask in a theme?
-- Posts of the theme that ask, each with the sentence that asks, up to 200 characters of it; those with most reactions
-- first, then those nearest to the middle of the theme.
-- needs: read_posts
-- $theme = "" : the theme's id
-- $limit = 8 : how many

WITH matching AS (FROM matching_posts($filters) WHERE theme_id = $theme),
asked AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'intent' AND a.value = 'ask' AND NOT a.negated
    SELECT m.post_no, min(a.start_at) AS start_at GROUP BY m.post_no
),
sentences AS (
    FROM matching m JOIN asked q ON q.post_no = m.post_no
    SELECT m.post_no, trim(regexp_extract(m.text[:q.start_at], '[^.!?\n]*$')
                           || regexp_extract(m.text[q.start_at + 1:], '^[^.!?\n]*[.!?]?')) AS sentence
)
FROM matching m
JOIN sentences q ON q.post_no = m.post_no
SELECT m.post_no, m.post_id, m.created_at, m.source, m.community, m.segment, m.reactions,
       CASE WHEN length(q.sentence) > 200 THEN q.sentence[:199] || '…' ELSE q.sentence END AS question,
       (SELECT count(*) FROM asked) AS total
ORDER BY m.reactions DESC NULLS LAST, m.theme_strength DESC, m.post_no
LIMIT $limit;
