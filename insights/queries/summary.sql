-- How many posts are in view, by how many people, and over what time?
-- Posts are counted after copies, empty and unreadable rows were left out. People are distinct authors;
-- where a source keeps no author, distinct threads stand in. Undated posts stay out of charts over time.

FROM matching_posts($filters)
SELECT count(*) AS posts,
       count(DISTINCT voice_key) AS authors,
       count(author_key) AS with_author,
       count(day) AS dated,
       min(day) AS first_day,
       max(day) AS last_day,
       count(*) FILTER (len(medications) > 0) AS name_medication,
       count(theme_id) AS in_theme,
       count(*) AS numerator, count(*) AS denominator,
       count(DISTINCT voice_key) AS posts_authors,
       count(DISTINCT author_key) AS with_author_authors,
       count(DISTINCT voice_key) FILTER (day IS NOT NULL) AS dated_authors,
       count(DISTINCT voice_key) FILTER (len(medications) > 0) AS name_medication_authors,
       count(DISTINCT voice_key) FILTER (theme_id IS NOT NULL) AS in_theme_authors;
