-- How many posts came when?
-- Dated posts only. The last period may not be complete: it ends with the last post in view.
-- $grain = "month" : week (from Monday), month, quarter or year

WITH matching AS (FROM matching_posts($filters) WHERE day IS NOT NULL)
FROM matching
SELECT date_trunc($grain, day)::DATE AS period,
       count(*) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT voice_key) AS authors,
       date_add(period, CASE $grain WHEN 'week' THEN to_days(7) WHEN 'year' THEN to_months(12) WHEN 'quarter' THEN to_months(3)
                           ELSE to_months(1) END)::DATE AS until,
       until <= (SELECT max(day) + 1 FROM matching) AS complete
GROUP BY period
ORDER BY period;
