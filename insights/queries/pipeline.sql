-- Which drugs in development do people wait for, with hope or with doubt?
-- Share of posts that name the drug under any of its names, code names included. `phase` is the last one
-- reached by the end of the period, in `region` only where one is named.

WITH matching AS (FROM matching_posts($filters)),
named AS (
    FROM matching m JOIN annotations a ON a.post_no = m.post_no AND a.kind = 'pipeline'
    SELECT m.post_no, m.voice_key, m.condition, a.value AS generic,
           bool_or(a.attributes['stance'] = 'hope') AS hope,
           bool_or(a.attributes['stance'] = 'doubt') AS doubt,
           bool_or(a.attributes['stance'] = 'join') AS wants_in
    GROUP BY ALL
)
FROM named n
LEFT JOIN medications d ON d.condition = n.condition AND d.generic = n.generic
SELECT n.generic, any_value(d.company) AS company, any_value(d.mechanism) AS mechanism,
       (SELECT arg_max(s.phase, s.since) FROM phases s
        WHERE s.condition = any_value(n.condition) AND s.generic = n.generic
          AND s.since <= (SELECT coalesce(max(day), current_date) FROM matching)) AS phase,
       (SELECT arg_max(s.region, s.since) FROM phases s
        WHERE s.condition = any_value(n.condition) AND s.generic = n.generic
          AND s.since <= (SELECT coalesce(max(day), current_date) FROM matching)) AS region,
       count(*) AS numerator,
       (SELECT count(*) FROM matching) AS denominator,
       count(DISTINCT n.voice_key) AS authors,
       count(*) FILTER (hope AND NOT doubt) AS hope,
       count(*) FILTER (doubt AND NOT hope) AS doubt,
       count(*) FILTER (hope AND doubt) AS torn,
       count(*) FILTER (wants_in) AS wants_in,
       count(DISTINCT n.voice_key) FILTER (hope AND NOT doubt) AS hope_authors,
       count(DISTINCT n.voice_key) FILTER (doubt AND NOT hope) AS doubt_authors,
       count(DISTINCT n.voice_key) FILTER (hope AND doubt) AS torn_authors,
       count(DISTINCT n.voice_key) FILTER (wants_in) AS wants_in_authors
GROUP BY n.generic
ORDER BY numerator DESC, n.generic;
