-- Which posts of a snapshot are meant? Those named or by an author named, those whose time is over, and, where the
-- author is the same or not known, copies of them and what they are copies of.

WITH named AS (
    SELECT unnest($keys) AS key
), kept_for AS (
    SELECT unnest($sources) AS source, unnest($days) AS days, unnest($ages) AS age
), meant AS (
    SELECT p.condition, p.post_id FROM posts p
    WHERE p.post_id IN (SELECT key FROM named) OR p.author_key IN (SELECT key FROM named)
    UNION
    SELECT p.condition, p.post_id
    FROM posts p JOIN conditions c USING (condition) JOIN kept_for k ON k.source = p.source
    WHERE NOT c.demo AND ($today - p.received_on > k.days OR $today - p.day > k.age)
    UNION
    SELECT c.condition, c.post_id FROM copies c
    WHERE c.post_id IN (SELECT key FROM named) OR c.author_key IN (SELECT key FROM named)
), with_kept AS (
    FROM meant
    UNION
    SELECT c.condition, c.copy_of
    FROM meant m JOIN copies c USING (condition, post_id)
    JOIN posts p ON p.condition = c.condition AND p.post_id = c.copy_of
    WHERE c.author_key IS NULL OR p.author_key IS NULL OR c.author_key = p.author_key
), with_copies AS (
    FROM with_kept
    UNION
    SELECT c.condition, c.post_id
    FROM with_kept m JOIN copies c ON c.condition = m.condition AND c.copy_of = m.post_id
    LEFT JOIN posts p ON p.condition = c.condition AND p.post_id = c.copy_of
    WHERE c.author_key IS NULL OR p.author_key IS NULL OR c.author_key = p.author_key
)
SELECT DISTINCT m.post_id, coalesce(p.author_key, c.author_key), p.post_id IS NOT NULL,
       concat_ws(chr(10), p.subject, p.text)
FROM with_copies m
LEFT JOIN posts p USING (condition, post_id)
LEFT JOIN copies c USING (condition, post_id);
