-- Which posts stand for a theme?
-- The posts nearest to the middle of the theme, within the view.
-- needs: read_posts
-- $theme = "" : the theme's id
-- $limit = 3 : how many

FROM matching_posts($filters) m
JOIN themes t ON t.condition = m.condition AND t.theme_id = m.theme_id
SELECT m.post_no, m.created_at, m.source, m.community, m.segment, m.text
WHERE m.theme_id = $theme
ORDER BY list_contains(t.representatives, m.post_no) DESC, m.theme_strength DESC, m.post_no
LIMIT $limit;
