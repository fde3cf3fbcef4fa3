-- Which medications are talked about more or less over time?
-- Share of each month's posts that name the medication. Dated posts only; the last month may be incomplete.
-- $generic = null : one medication by its generic name, or all

WITH matching AS (FROM matching_posts($filters) WHERE day IS NOT NULL),
months AS (SELECT date_trunc('month', day)::DATE AS month, count(*) AS posts FROM matching GROUP BY month)
FROM matching m
JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'medication'
JOIN months ON months.month = date_trunc('month', m.day)::DATE
SELECT a.value AS generic, months.month,
       count(DISTINCT m.post_no) AS numerator,
       any_value(months.posts) AS denominator,
       count(DISTINCT m.voice_key) AS authors,
       last_day(months.month) <= (SELECT max(day) FROM matching) AS complete
WHERE $generic IS NULL OR a.value = $generic
GROUP BY a.value, months.month
ORDER BY a.value, months.month;
