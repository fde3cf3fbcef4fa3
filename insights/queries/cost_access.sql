-- What do people say about cost and access?
-- Share of posts that speak of price, insurance, copay or getting hold of a treatment.

FROM matching_counts($filters, 'cost_access')
SELECT value AS topic, posts AS numerator, of_posts AS denominator, authors
ORDER BY numerator DESC, topic;
