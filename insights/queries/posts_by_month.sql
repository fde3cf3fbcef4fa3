-- How many posts came each month?
-- Dated posts only. The last month may not be complete: it ends with the last post in view.

WITH matching AS (FROM matching_posts($filters) WHERE day IS NOT NULL)
FROM matching
SELECT date_trunc('month', day)::DATE AS month,
       count(*) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT voice_key) AS authors,
       last_day(month) <= (SELECT max(day) FROM matching) AS complete
GROUP BY month
ORDER BY month;
