-- What is each company liked for and blamed for?
-- Share of the posts with that feeling towards the company which give the reason.
-- within: company, feeling
-- $via = null : "named", "product", or null for both

WITH matching AS (FROM matching_posts($filters)),
felt AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'company'
    SELECT DISTINCT m.post_no, m.voice_key, a.value AS company, a.polarity AS feeling, a.attributes['reason'] AS reason
    WHERE a.polarity IN ('positive', 'negative') AND ($via IS NULL OR a.attributes['via'] = $via)
),
feelings AS (SELECT company, feeling, count(DISTINCT post_no) AS posts FROM felt GROUP BY company, feeling)
FROM felt JOIN feelings USING (company, feeling)
SELECT company, feeling, felt.reason,
       count(DISTINCT felt.post_no) AS numerator,
       any_value(feelings.posts) AS denominator,
       count(DISTINCT felt.voice_key) AS authors
WHERE felt.reason IS NOT NULL
GROUP BY company, feeling, felt.reason
ORDER BY numerator DESC, company, feeling, felt.reason;
