-- What do people advise each other for what?
-- Share of posts that pass on a way of coping, by what it is to help with.

FROM matching_counts($filters, 'coping_tip')
SELECT value AS helps_with, posts AS numerator, of_posts AS denominator, authors
ORDER BY numerator DESC, helps_with;
