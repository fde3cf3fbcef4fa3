-- Which of the copies of a post stays? The earliest; among equals the first by content, so that the
-- order in which files are read does not matter. Texts under five words are too common to be copies.

CREATE TEMP TABLE same_id AS
SELECT row_no FROM staged WHERE excluded IS NULL
QUALIFY row_number() OVER (
    PARTITION BY post_id ORDER BY created_at NULLS LAST, source, community, md5(text), fresh, row_no
) > 1;
UPDATE staged SET excluded = 'duplicate' WHERE row_no IN (SELECT row_no FROM same_id);

CREATE TEMP TABLE same_text AS
SELECT row_no,
       CASE WHEN text = first_value(text) OVER copies THEN 'duplicate' ELSE 'near_duplicate' END AS reason
FROM staged WHERE excluded IS NULL AND content_key IS NOT NULL
WINDOW copies AS (
    PARTITION BY content_key ORDER BY created_at NULLS LAST, source, community, md5(text), fresh, row_no
)
QUALIFY row_number() OVER copies > 1;
UPDATE staged SET excluded = same_text.reason FROM same_text WHERE staged.row_no = same_text.row_no;

DELETE FROM found WHERE row_no IN (SELECT row_no FROM staged WHERE excluded IS NOT NULL);
