-- Whose share of voice grows?
-- Share of each month's posts meaning any company that mean this one. Dated posts only.
-- $via = null : "named", "product", or null for both

WITH matching AS (FROM matching_posts($filters) WHERE day IS NOT NULL),
meant AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'company'
    SELECT DISTINCT m.post_no, m.voice_key, a.value AS company, date_trunc('month', m.day)::DATE AS month
    WHERE $via IS NULL OR a.attributes['via'] = $via
),
months AS (SELECT month, count(DISTINCT post_no) AS posts FROM meant GROUP BY month)
FROM meant JOIN months USING (month)
SELECT company, month,
       count(*) AS numerator,
       any_value(months.posts) AS denominator,
       count(DISTINCT meant.voice_key) AS authors,
       last_day(month) <= (SELECT max(day) FROM matching) AS complete
GROUP BY company, month
ORDER BY company, month;
