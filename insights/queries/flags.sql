-- How many posts are kept apart, and why?
-- Vendors, bots and posts on something else are kept and counted, out of patient questions by default.

FROM matching_posts($filters)
SELECT unnest(['vendor', 'bot', 'off_topic']) AS flag,
       unnest([count(*) FILTER (vendor), count(*) FILTER (bot), count(*) FILTER (off_topic)]) AS numerator,
       count(*) AS denominator,
       unnest([count(DISTINCT voice_key) FILTER (vendor), count(DISTINCT voice_key) FILTER (bot),
               count(DISTINCT voice_key) FILTER (off_topic)]) AS authors;
