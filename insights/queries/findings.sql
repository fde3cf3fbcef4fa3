-- What was found in these posts?
-- Every finding of the posts named, with the words it rests on.
-- needs: read_posts
-- $posts = [] : numbers of posts

FROM matching_posts($filters) m
JOIN annotations a ON a.post_no = m.post_no
SELECT a.post_no, a.kind, a.value, a.start_at, a.end_at, a.score, a.target, a.polarity, a.negated, a.hypothetical,
       a.historical, a.experiencer, a.evidence, a.attributes
WHERE list_contains($posts::INTEGER[], m.post_no)
ORDER BY a.post_no, a.start_at, a.kind;
