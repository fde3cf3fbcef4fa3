-- Where do posts lie on the map of themes?
-- Posts of near meaning lie near each other. Above the limit these are a sample, drawn at random and always the same.
-- needs: read_posts
-- $limit = 4000 : most posts drawn

WITH matching AS (FROM matching_posts($filters)),
drawn AS (
    FROM matching SELECT post_no WHERE isfinite(x) AND isfinite(y) ORDER BY hash(post_no), post_no LIMIT $limit
)
FROM matching m
SEMI JOIN drawn d ON d.post_no = m.post_no
LEFT JOIN themes t ON t.condition = m.condition AND t.theme_id = m.theme_id
SELECT m.post_no, m.post_id, m.x, m.y, m.theme_id, t.label, m.segment, m.community,
       CASE WHEN length(m.text) > 160 THEN m.text[:159] || '…' ELSE m.text END AS text,
       (SELECT count(*) FROM matching WHERE isfinite(x) AND isfinite(y)) AS placed,
       (SELECT count(*) FROM matching) AS total
ORDER BY hash(m.post_no), m.post_no;
