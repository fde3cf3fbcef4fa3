-- How much of the talk promotes something?
-- Share of posts that advertise, with or without saying so. Set voices to everyone to see vendors.

FROM matching_counts($filters, 'promotion')
SELECT value AS disclosure, posts AS numerator, of_posts AS denominator, authors
ORDER BY numerator DESC, disclosure;
