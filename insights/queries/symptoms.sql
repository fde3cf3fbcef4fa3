-- Which symptoms do people live with?
-- Share of posts that tell of the symptom, apart from side effects put down to a medication.

FROM matching_counts($filters, 'symptom')
SELECT value AS symptom, posts AS numerator, of_posts AS denominator, authors
ORDER BY numerator DESC, symptom;
