-- Which sites, charities, doctors and books do people cite?
-- Share of posts that cite the source.
-- words: cited

FROM matching_counts($filters, 'source_cited')
SELECT value AS cited, posts AS numerator, of_posts AS denominator, authors
ORDER BY numerator DESC, cited;
