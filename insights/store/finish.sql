-- The posts and findings of the condition that was run, from the draft into the new snapshot.

CREATE TEMP TABLE numbered AS
SELECT row_no,
       row_number() OVER (ORDER BY created_at NULLS LAST, post_id)
           + (SELECT coalesce(max(post_no), 0) FROM posts) AS post_no
FROM draft.staged WHERE excluded IS NULL;

INSERT INTO posts
WITH voices AS (
    SELECT row_no, arg_max(value, score) AS segment, max(score) AS segment_score
    FROM draft.found WHERE kind = 'segment' GROUP BY row_no
), drugs AS (
    SELECT row_no, list(DISTINCT value ORDER BY value) AS medications
    FROM draft.found WHERE kind = 'medication' GROUP BY row_no
)
SELECT n.post_no, $condition, s.post_id, s.source, s.community,
       coalesce(s.author_key, s.thread_key, s.post_id), s.author_key, s.thread_key, s.parent_key,
       s.created_at, s.created_at::DATE, s.reactions, s.rating, s.subject, s.text, s.signature,
       coalesce(v.segment, 'unclear'), coalesce(v.segment_score, 0),
       coalesce(f.vendor, false), coalesce(f.bot, false), coalesce(f.off_topic, false),
       coalesce(d.medications, []), t.theme_id, t.theme_strength, t.part_id, t.x, t.y,
       coalesce(r.received_on, (SELECT made_at::DATE FROM about))
FROM draft.staged s
JOIN numbered n USING (row_no)
LEFT JOIN draft.flagged f USING (row_no)
LEFT JOIN voices v USING (row_no)
LEFT JOIN drugs d USING (row_no)
LEFT JOIN draft.themed t USING (row_no)
LEFT JOIN received r ON r.post_id = s.post_id
ORDER BY n.post_no;

INSERT INTO annotations
SELECT n.post_no, $condition, a.kind, a.value, a.start_at, a.end_at, a.score, a.target, a.polarity, a.negated,
       a.hypothetical, a.historical, a.experiencer, a.evidence, a.attributes::JSON::MAP(VARCHAR, VARCHAR)
FROM draft.found a JOIN numbered n USING (row_no)
ORDER BY a.kind, n.post_no, a.start_at;

INSERT INTO vectors
SELECT $condition, n.post_no, v.vector FROM draft.vectors v JOIN numbered n USING (row_no) ORDER BY n.post_no;

INSERT INTO copies SELECT $condition, post_id, author_key, copy_of, signature FROM draft.copies ORDER BY ALL;
