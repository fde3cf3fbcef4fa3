-- Where on the map of themes do most posts lie?
-- The map in squares: share of the posts in view that lie in each, and the theme that most of them are in, if any. A square
-- is named by its middle, across and up, from 0 to 100.
-- words: label
-- staff: theme_id, label
-- $cells = 40 : squares to a side

WITH matching AS (FROM matching_posts($filters)),
placed AS (
    FROM matching
    SELECT theme_id, voice_key,
           least(floor(x * $cells / 100), $cells - 1)::INTEGER AS across,
           least(floor(y * $cells / 100), $cells - 1)::INTEGER AS up
    WHERE isfinite(x) AND isfinite(y)
),
squares AS (
    FROM placed SELECT across, up, count(*) AS posts, count(DISTINCT voice_key) AS authors GROUP BY across, up
),
most AS (
    FROM placed SELECT across, up, theme_id GROUP BY across, up, theme_id
    QUALIFY row_number() OVER (PARTITION BY across, up ORDER BY count(*) DESC, theme_id) = 1
)
FROM squares s
LEFT JOIN most b ON b.across = s.across AND b.up = s.up
LEFT JOIN themes t ON t.condition = ($filters).condition AND t.theme_id = b.theme_id
SELECT (s.across + 0.5) * 100 / $cells || ' ' || (s.up + 0.5) * 100 / $cells AS square, b.theme_id, t.label,
       s.posts AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       s.authors
ORDER BY numerator DESC, square;
