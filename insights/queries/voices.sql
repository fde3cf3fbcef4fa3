-- Who speaks?
-- Share of posts by the voice they speak with. A voice belongs to the post, not to its author.

WITH matching AS (FROM matching_posts($filters))
FROM matching
SELECT segment,
       count(*) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT voice_key) AS authors
GROUP BY segment
ORDER BY numerator DESC, segment;
