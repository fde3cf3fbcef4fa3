-- Which posts are behind this view?
-- De-identified posts, newest first unless sorted otherwise. A finding narrows to the posts that show it.
-- needs: read_posts
-- $kind = null : a kind of finding that the post must show
-- $value = null : its value
-- $target = null : the medication it is about
-- $polarity = null : its feeling
-- $search = null : words the text must hold, as typed
-- $sort = "newest" : newest, oldest or reactions
-- $limit = 20 : posts to a page
-- $offset = 0 : posts to skip

WITH matching AS (
    FROM matching_posts($filters) m
    WHERE ($search IS NULL OR contains(lower(m.text), lower($search)))
      AND ($kind IS NULL OR EXISTS (
          FROM annotations a
          WHERE a.post_no = m.post_no AND a.kind = $kind AND NOT a.negated
            AND ($value IS NULL OR a.value = $value)
            AND ($target IS NULL OR a.target = $target)
            AND ($polarity IS NULL OR a.polarity = $polarity)))
)
FROM matching m
LEFT JOIN themes t ON t.condition = m.condition AND t.theme_id = m.theme_id
SELECT m.post_no, m.created_at, m.source, m.community, m.segment, m.text, m.reactions, m.theme_id, t.label AS theme,
       m.vendor, m.bot, m.off_topic, (SELECT count(*) FROM matching) AS total
ORDER BY CASE WHEN $sort = 'oldest' THEN epoch(m.created_at) END ASC NULLS LAST,
         CASE WHEN $sort = 'reactions' THEN m.reactions END DESC NULLS LAST,
         CASE WHEN $sort = 'newest' THEN epoch(m.created_at) END DESC NULLS LAST,
         m.post_no
LIMIT $limit OFFSET $offset;
