-- One snapshot: every condition of the store, immutable once published. Times are UTC.

CREATE TABLE about (format INTEGER, snapshot VARCHAR, made_at TIMESTAMP);

CREATE TABLE conditions (
    condition VARCHAR PRIMARY KEY, label VARCHAR, analysis VARCHAR, demo BOOLEAN,
    run_at TIMESTAMP, digest VARCHAR, coverage DOUBLE,
    embedder VARCHAR,         -- the sentence model of `vectors`
    fitted INTEGER,           -- patient posts when its themes were last made from all of them
    holds VARCHAR[]           -- the groups of facts its pack has: medications, companies, care …
);

CREATE TABLE posts (
    post_no INTEGER PRIMARY KEY, condition VARCHAR, post_id VARCHAR, source VARCHAR, community VARCHAR,
    voice_key VARCHAR,        -- author where the source's policy keeps one, else thread, else post
    author_key VARCHAR, thread_key VARCHAR, parent_key VARCHAR,
    created_at TIMESTAMP, day DATE, reactions INTEGER, rating DOUBLE, subject VARCHAR,
    text VARCHAR,
    signature BLOB,           -- likeness 1: 256 bytes; NULL for a text too short to be a copy
    segment VARCHAR, segment_score DOUBLE,
    vendor BOOLEAN, bot BOOLEAN, off_topic BOOLEAN,
    medications VARCHAR[], theme_id VARCHAR, theme_strength DOUBLE,
    part_id VARCHAR,          -- the part of that theme, where it has parts
    x FLOAT, y FLOAT,         -- its place on the map of themes, 0 to 100
    received_on DATE          -- the day of the import that brought it first
);

-- Copies that were left out, and the kept post they are copies of: what comes later may be a copy of them.
CREATE TABLE copies (
    condition VARCHAR, post_id VARCHAR, author_key VARCHAR, copy_of VARCHAR,
    signature BLOB            -- NULL where the kept post has the same
);

CREATE TABLE annotations (
    post_no INTEGER, condition VARCHAR, kind VARCHAR, value VARCHAR, start_at INTEGER, end_at INTEGER,
    score DOUBLE, target VARCHAR, polarity VARCHAR, negated BOOLEAN, hypothetical BOOLEAN,
    historical BOOLEAN, experiencer VARCHAR, evidence VARCHAR, attributes MAP(VARCHAR, VARCHAR)
);

-- Sentence vectors of the posts that needed one, 8 bits a number, so that a later run need not make them again.
CREATE TABLE vectors (condition VARCHAR, post_no INTEGER, vector BLOB);

CREATE TABLE themes (
    condition VARCHAR, theme_id VARCHAR,
    part_of VARCHAR,          -- a part of this theme; NULL for a theme
    family VARCHAR, label VARCHAR,
    own_label VARCHAR,        -- the label in the posts' own words, also where a language model wrote another
    summary VARCHAR, named_by VARCHAR,  -- what a language model wrote and its name, where one was asked
    size INTEGER, stability DOUBLE, oversized BOOLEAN,
    terms VARCHAR[], weights DOUBLE[], representatives INTEGER[], centroid FLOAT[],
    change VARCHAR,           -- since the run before: same, new, split, merged; NULL in a first run
    was VARCHAR[],            -- the themes of the run before that it came from
    since TIMESTAMP           -- the run that found it first
);
CREATE TABLE themes_gone (
    condition VARCHAR, theme_id VARCHAR, label VARCHAR, became VARCHAR[], gone_at TIMESTAMP
);
CREATE TABLE theme_terms (
    condition VARCHAR, theme_id VARCHAR, segment VARCHAR, term VARCHAR, weight DOUBLE,
    distinctive DOUBLE        -- z-score of its log-odds against the other segments in the theme
);
CREATE TABLE phrases (condition VARCHAR, theme_id VARCHAR, phrase VARCHAR);

CREATE TABLE runs (condition VARCHAR, run_at TIMESTAMP, report VARCHAR);

CREATE TABLE medications (
    condition VARCHAR, generic VARCHAR, drug_class VARCHAR, route VARCHAR, mechanism VARCHAR,
    stage VARCHAR, company VARCHAR
);
CREATE TABLE brands (condition VARCHAR, generic VARCHAR, brand VARCHAR, company VARCHAR);
CREATE TABLE phases (condition VARCHAR, generic VARCHAR, phase VARCHAR, since DATE, region VARCHAR, note VARCHAR);
CREATE TABLE events (condition VARCHAR, held_on DATE, label VARCHAR, generic VARCHAR, company VARCHAR, source VARCHAR);
CREATE TABLE effect_groups (condition VARCHAR, effect VARCHAR, effect_group VARCHAR);

-- What counts as told: a drug or company is named even in a denial; an effect or a better life must have happened.
CREATE MACRO told(kind, negated, hypothetical) AS
    CASE WHEN kind IN ('medication', 'care', 'company', 'pipeline') THEN true
         WHEN kind IN ('side_effect', 'quality_of_life') THEN NOT negated AND NOT hypothetical
         ELSE NOT negated END;

-- Where people show the posts of a mined theme or part: f.shown maps its id to another's, to '' where it is hidden.
CREATE MACRO shown_theme(f, theme_id, part_id) AS
    CASE WHEN cardinality((f).shown) = 0 THEN theme_id
         ELSE nullif(coalesce((f).shown[part_id], (f).shown[theme_id], theme_id), '') END;

-- The one door: a question sees posts only through these, so none can forget a filter or the viewer's scope.
-- theme_id is the theme as people arranged it, part_id the part as mined. f.themes are themes as arranged; behind them
-- stand the mined themes f.whole, the parts f.parts and, of f.rest, the posts in none of its parts. f.locked are the
-- mined themes and parts beyond which a viewer sees nothing, however themes are arranged.
CREATE MACRO matching_posts(f) AS TABLE
    SELECT p.* REPLACE (shown_theme(f, p.theme_id, p.part_id) AS theme_id) FROM posts p
    WHERE p.condition = (f).condition
      AND (len((f).locked) = 0 OR list_contains((f).locked, p.theme_id) OR list_contains((f).locked, p.part_id))
      AND ((f).since IS NULL OR p.day >= (f).since)
      AND ((f).until IS NULL OR p.day < (f).until)
      AND (len((f).segments) = 0 OR list_contains((f).segments, p.segment))
      AND (len((f).sources) = 0 OR list_contains((f).sources, p.source))
      AND (len((f).communities) = 0 OR list_contains((f).communities, p.community))
      AND (len((f).medications) = 0 OR list_has_any((f).medications, p.medications))
      AND (len((f).themes) = 0 OR list_contains((f).whole, p.theme_id)
           OR (len((f).parts) > 0 AND list_contains((f).parts, p.part_id))
           OR (len((f).rest) > 0 AND list_contains((f).rest, p.theme_id) AND p.part_id IS NULL))
      AND ((f).voices = 'everyone' OR NOT (p.vendor OR p.bot OR p.off_topic));

CREATE MACRO matching_counts(f, finding) AS TABLE
    SELECT a.value, count(DISTINCT p.post_no) AS posts, (SELECT count(*) FROM matching_posts(f)) AS of_posts,
           count(DISTINCT p.voice_key) AS authors
    FROM matching_posts(f) p JOIN annotations a USING (post_no)
    WHERE a.kind = finding AND told(a.kind, a.negated, a.hypothetical)
    GROUP BY a.value;
