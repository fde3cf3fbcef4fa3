-- The stored posts of this condition and their findings, brought into the draft as they are.

INSERT INTO staged
SELECT $first + row_number() OVER (ORDER BY post_no) - 1, false, NULL, signature, post_id, source, community,
       author_key, thread_key, parent_key, created_at, reactions, rating, subject, text
FROM before.posts WHERE condition = $condition;

INSERT INTO found
SELECT s.row_no, a.kind, a.value, a.start_at, a.end_at, a.score, a.target, a.polarity, a.negated, a.hypothetical,
       a.historical, a.experiencer, a.evidence, to_json(a.attributes)::VARCHAR
FROM before.annotations a
JOIN before.posts p USING (post_no)
JOIN staged s ON s.post_id = p.post_id AND NOT s.fresh
WHERE p.condition = $condition;
