-- Between which treatments do people choose?
-- Share of posts that weigh one named treatment against another.

FROM matching_counts($filters, 'treatment_choice')
SELECT value AS choice, posts AS numerator, of_posts AS denominator, authors
ORDER BY numerator DESC, choice;
