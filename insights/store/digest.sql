-- What does this condition hold, whatever the order and the run it came in?

WITH findings AS (
    SELECT post_no,
           string_agg(concat_ws('|', kind, value, start_at, end_at, target, polarity, negated, hypothetical,
                                historical, experiencer, attributes::VARCHAR), '/'
                      ORDER BY kind, start_at, end_at, value, target, polarity) AS told
    FROM annotations WHERE condition = $condition GROUP BY post_no
), hashed AS (
    SELECT sha256(concat_ws('|', source, community, created_at, text, told)) AS hash
    FROM posts LEFT JOIN findings USING (post_no) WHERE condition = $condition
)
SELECT sha256(coalesce(string_agg(hash, '' ORDER BY hash), '')) AS digest FROM hashed;
