-- Which medications are talked about more or less over time?
-- Share of each period's posts that name the medication.
-- Dated posts only; the last period may not be complete.
-- within: period; generic
-- $grain = "month" : week (from Monday), month, quarter or year
-- $generic = null : one medication by its generic name, or all

WITH matching AS (FROM matching_posts($filters) WHERE day IS NOT NULL),
named AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'medication'
    SELECT m.post_no, m.voice_key, a.value AS generic, date_trunc($grain, m.day)::DATE AS period
    WHERE $generic IS NULL OR a.value = $generic
),
periods AS (
    SELECT date_trunc($grain, day)::DATE AS period, count(*) AS posts FROM matching GROUP BY period
),
counted AS (
    SELECT generic, period, count(DISTINCT post_no) AS posts, count(DISTINCT voice_key) AS authors
    FROM named GROUP BY ALL
)
FROM periods p
CROSS JOIN (SELECT DISTINCT generic FROM named) s
LEFT JOIN counted c ON c.generic = s.generic AND c.period = p.period
SELECT s.generic, p.period,
       coalesce(c.posts, 0) AS numerator,
       p.posts AS denominator,
       coalesce(c.authors, 0) AS authors,
       date_add(p.period, CASE $grain WHEN 'week' THEN to_days(7) WHEN 'year' THEN to_months(12) WHEN 'quarter' THEN to_months(3)
                           ELSE to_months(1) END)::DATE AS until,
       until <= (SELECT max(day) + 1 FROM matching) AS complete
ORDER BY s.generic, p.period;
