-- How many posts came when?
-- Dated posts only. The last period may not be complete: it ends with the last post in view.
-- $grain = "month" : month, quarter or year

WITH matching AS (FROM matching_posts($filters) WHERE day IS NOT NULL)
FROM matching
SELECT date_trunc($grain, day)::DATE AS period,
       count(*) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT voice_key) AS authors,
       (period + to_months(CASE $grain WHEN 'year' THEN 12 WHEN 'quarter' THEN 3 ELSE 1 END))::DATE AS until,
       until <= (SELECT max(day) + 1 FROM matching) AS complete
GROUP BY period
ORDER BY period;
