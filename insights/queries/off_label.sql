-- Which uses outside the approved ones come up?
-- Share of posts that speak of the medication for a use outside its indications. Counts only.

FROM matching_counts($filters, 'off_label')
SELECT value AS generic, posts AS numerator, of_posts AS denominator, authors
ORDER BY numerator DESC, generic;
