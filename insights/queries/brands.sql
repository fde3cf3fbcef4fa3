-- Which brands are named?
-- Share of the posts naming any brand that name this one. A generic name alone counts for no brand.

WITH matching AS (FROM matching_posts($filters)),
named AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'medication'
    SELECT DISTINCT m.post_no, m.voice_key, m.condition, a.value AS generic, a.attributes['brand'] AS brand, a.polarity
    WHERE a.attributes['brand'] IS NOT NULL
)
FROM named n
LEFT JOIN brands b ON b.condition = n.condition AND b.brand = n.brand
SELECT n.brand, any_value(n.generic) AS generic, any_value(b.company) AS company,
       count(DISTINCT n.post_no) AS numerator,
       (SELECT count(DISTINCT post_no) FROM named) AS denominator,
       count(DISTINCT n.voice_key) AS authors,
       count(DISTINCT n.post_no) FILTER (n.polarity = 'positive') AS positive,
       count(DISTINCT n.post_no) FILTER (n.polarity = 'negative') AS negative,
       count(DISTINCT n.voice_key) FILTER (n.polarity = 'positive') AS positive_authors,
       count(DISTINCT n.voice_key) FILTER (n.polarity = 'negative') AS negative_authors
GROUP BY n.brand
ORDER BY numerator DESC, n.brand;
