-- Which themes grow and which fade?
-- Share of each period's posts that are in the theme.
-- Dated posts only; the last period may not be complete.
-- within: period; theme_id
-- words: label
-- $grain = "month" : week (from Monday), month, quarter or year
-- $theme = null : one theme by its id, or all

WITH matching AS (FROM matching_posts($filters) WHERE day IS NOT NULL),
named AS (
    FROM matching m
    SELECT m.post_no, m.voice_key, m.condition, m.theme_id, date_trunc($grain, m.day)::DATE AS period
    WHERE m.theme_id IS NOT NULL AND ($theme IS NULL OR m.theme_id = $theme)
),
periods AS (
    SELECT date_trunc($grain, day)::DATE AS period, count(*) AS posts FROM matching GROUP BY period
),
counted AS (
    SELECT theme_id, period, count(DISTINCT post_no) AS posts, count(DISTINCT voice_key) AS authors
    FROM named GROUP BY ALL
)
FROM periods p
CROSS JOIN (SELECT DISTINCT theme_id FROM named) s
LEFT JOIN counted c ON c.theme_id = s.theme_id AND c.period = p.period
JOIN themes t ON t.theme_id = s.theme_id AND t.condition = (SELECT any_value(condition) FROM matching)
SELECT s.theme_id, t.label, p.period,
       coalesce(c.posts, 0) AS numerator,
       p.posts AS denominator,
       coalesce(c.authors, 0) AS authors,
       date_add(p.period, CASE $grain WHEN 'week' THEN to_days(7) WHEN 'year' THEN to_months(12) WHEN 'quarter' THEN to_months(3)
                           ELSE to_months(1) END)::DATE AS until,
       until <= (SELECT max(day) + 1 FROM matching) AS complete
ORDER BY s.theme_id, p.period;
