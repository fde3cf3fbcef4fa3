-- Whose share of voice grows?
-- Share of each period's posts meaning any company that mean this one.
-- Dated posts only; the last period may not be complete.
-- within: period; company
-- $grain = "month" : week (from Monday), month, quarter or year
-- $via = null : "named", "product", or null for both

WITH matching AS (FROM matching_posts($filters) WHERE day IS NOT NULL),
named AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'company'
    SELECT m.post_no, m.voice_key, a.value AS company, date_trunc($grain, m.day)::DATE AS period
    WHERE $via IS NULL OR a.attributes['via'] = $via
),
periods AS (
    SELECT period, count(DISTINCT post_no) AS posts FROM named GROUP BY period
),
counted AS (
    SELECT company, period, count(DISTINCT post_no) AS posts, count(DISTINCT voice_key) AS authors
    FROM named GROUP BY ALL
)
FROM periods p
CROSS JOIN (SELECT DISTINCT company FROM named) s
LEFT JOIN counted c ON c.company = s.company AND c.period = p.period
SELECT s.company, p.period,
       coalesce(c.posts, 0) AS numerator,
       p.posts AS denominator,
       coalesce(c.authors, 0) AS authors,
       date_add(p.period, CASE $grain WHEN 'week' THEN to_days(7) WHEN 'year' THEN to_months(12) WHEN 'quarter' THEN to_months(3)
                           ELSE to_months(1) END)::DATE AS until,
       until <= (SELECT max(day) + 1 FROM matching) AS complete
ORDER BY s.company, p.period;
