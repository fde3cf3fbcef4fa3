-- Which posts are behind this view?
-- De-identified posts, newest first unless sorted otherwise. A finding narrows to the posts that show it, by the
-- same rules as the numbers: told, not denied.
-- needs: read_posts
-- $kind = null : a kind of finding that the post must show
-- $value = null : its value
-- $target = null : the medication it is about
-- $polarity = null : its feeling over the whole post: positive, negative, mixed or neutral
-- $via = null : for a company, "named" or "product"
-- $feared = false : true for posts that fear the effect or ask about it instead of telling of it
-- $search = null : words the text must hold, as typed
-- $ids = [] : pseudonyms of the posts wanted, all unless told
-- $sort = "newest" : newest, oldest or reactions
-- $limit = 20 : posts to a page
-- $offset = 0 : posts to skip

WITH matching AS (
    FROM matching_posts($filters)
    WHERE ($search IS NULL OR contains(lower(text), lower($search)))
      AND (len($ids) = 0 OR list_contains($ids::VARCHAR[], post_id))
),
shown AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = $kind
    SELECT m.post_no,
           bool_or(coalesce(a.polarity IN ('positive', 'mixed'), false)) AS praised,
           bool_or(coalesce(a.polarity IN ('negative', 'mixed'), false)) AS blamed,
           bool_or(told(a.kind, a.negated, a.hypothetical)) AS is_told,
           bool_or(a.hypothetical AND NOT a.negated) AS is_feared
    WHERE ($value IS NULL OR a.value = $value)
      AND ($target IS NULL OR coalesce(a.attributes['from'], a.target) = $target)
      AND ($via IS NULL OR a.attributes['via'] = $via)
    GROUP BY m.post_no
),
listed AS (
    FROM matching m LEFT JOIN shown s ON s.post_no = m.post_no
    SELECT m.*
    WHERE $kind IS NULL
       OR (CASE WHEN $feared THEN s.is_feared AND NOT s.is_told ELSE s.is_told END
           AND CASE $polarity WHEN 'positive' THEN s.praised AND NOT s.blamed
                              WHEN 'negative' THEN s.blamed AND NOT s.praised
                              WHEN 'mixed' THEN s.praised AND s.blamed
                              WHEN 'neutral' THEN NOT s.praised AND NOT s.blamed
                              ELSE true END)
)
FROM listed m
LEFT JOIN themes t ON t.condition = m.condition AND t.theme_id = m.theme_id
SELECT m.post_no, m.post_id, m.created_at, m.source, m.community, m.subject, m.segment, m.text, m.reactions,
       m.theme_id, t.label AS label, m.vendor, m.bot, m.off_topic, (SELECT count(*) FROM listed) AS total
ORDER BY CASE WHEN $sort = 'oldest' THEN epoch(m.created_at) END ASC NULLS LAST,
         CASE WHEN $sort = 'reactions' THEN m.reactions END DESC NULLS LAST,
         CASE WHEN $sort = 'newest' THEN epoch(m.created_at) END DESC NULLS LAST,
         m.post_no
LIMIT $limit OFFSET $offset;
