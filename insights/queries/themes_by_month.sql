-- Which themes grow and which fade?
-- Share of each month's posts that are in the theme. Dated posts only; the last month may be incomplete.
-- $theme = null : one theme by its id, or all

WITH matching AS (FROM matching_posts($filters) WHERE day IS NOT NULL),
months AS (SELECT date_trunc('month', day)::DATE AS month, count(*) AS posts FROM matching GROUP BY month)
FROM matching m
JOIN themes t ON t.condition = m.condition AND t.theme_id = m.theme_id
JOIN months ON months.month = date_trunc('month', m.day)::DATE
SELECT t.theme_id, any_value(t.label) AS label, months.month,
       count(*) AS numerator,
       any_value(months.posts) AS denominator,
       count(DISTINCT m.voice_key) AS authors,
       last_day(months.month) <= (SELECT max(day) FROM matching) AS complete
WHERE $theme IS NULL OR t.theme_id = $theme
GROUP BY t.theme_id, months.month
ORDER BY t.theme_id, months.month;
