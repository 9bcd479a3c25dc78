-- The words of the public records, from which misspelt queries are corrected.

-- A word is kept once something published has it, and stays: whether it is public is asked anew each time. It may
-- stand here twice: without a unique key no editor ever waits for another one's words.
CREATE TABLE public.archive_word (
    word text COLLATE "C" NOT NULL,
    folded text COLLATE "C" NOT NULL GENERATED ALWAYS AS (public.archive_fold_german(word)) STORED
);
CREATE INDEX archive_word_word ON public.archive_word (word);
CREATE INDEX archive_word_like ON public.archive_word USING gin (folded public.gin_trgm_ops);

-- The words of texts worth correcting to: four letters or more and no digits, lower case. Texts are cut at spaces
-- first, which is quick, so that only distinct pieces are looked at closely.
CREATE FUNCTION public.archive_words(texts text[]) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT DISTINCT found[1]
    FROM (SELECT DISTINCT string_to_table(value, ' ') FROM unnest(texts) AS value) AS pieces(piece),
         regexp_matches(lower(normalize(piece)), '\m[[:alpha:]]{4,40}\M', 'g') AS found
$$;

-- Adds the words of texts that are not kept yet.
CREATE FUNCTION public.archive_keep_words(texts text[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO public.archive_word (word)
    SELECT found.word FROM public.archive_words(texts) AS found(word)
    WHERE NOT EXISTS (SELECT FROM public.archive_word kept WHERE kept.word = found.word COLLATE "C")
$$;

-- All public words, set by set: what the table must hold at least.
CREATE FUNCTION public.archive_public_words() RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT DISTINCT found[1]
    FROM (
        SELECT DISTINCT string_to_table(value, ' ') FROM (
            SELECT text FROM public.archive_quote WHERE published
            UNION ALL SELECT original_text FROM public.archive_quote WHERE published AND original_text <> ''
            UNION ALL SELECT headline FROM public.archive_article WHERE is_public
            UNION ALL SELECT concat_ws(' ', name, label_de, label_en) FROM public.archive_source WHERE published
            UNION ALL SELECT concat_ws(' ', text_de, text_en) FROM public.archive_claim WHERE published
            UNION ALL SELECT descriptor FROM public.archive_attribution WHERE published
        ) AS texts(value)
    ) AS pieces(piece),
    regexp_matches(lower(normalize(piece)), '\m[[:alpha:]]{4,40}\M', 'g') AS found
$$;
CREATE FUNCTION public.archive_fill_words() RETURNS void LANGUAGE sql AS $$
    INSERT INTO public.archive_word (word)
    SELECT word FROM public.archive_public_words() AS word
    EXCEPT SELECT word FROM public.archive_word
$$;

-- A word as it is searched for in texts of any language.
CREATE FUNCTION public.archive_word_query(word text) RETURNS tsquery LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT plainto_tsquery('pg_catalog.german', public.archive_fold_german(word))
        || plainto_tsquery('pg_catalog.english', public.archive_fold(word))
        || plainto_tsquery('pg_catalog.simple', public.archive_fold(word))
$$;
CREATE FUNCTION public.archive_has_word(word text, VARIADIC texts text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT EXISTS (SELECT FROM unnest(texts) AS value WHERE lower(normalize(value)) ~ ('\m' || word || '\M'))
$$;

-- Whether anything published is found by a word, in whatever form.
CREATE FUNCTION public.archive_word_is_found(word text) RETURNS boolean
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
DECLARE wanted tsquery := public.archive_word_query(word);
BEGIN
    RETURN EXISTS (SELECT FROM public.archive_quote WHERE published AND search @@ wanted)
        OR EXISTS (SELECT FROM public.archive_source WHERE published AND search @@ wanted)
        OR EXISTS (SELECT FROM public.archive_claim WHERE published AND search @@ wanted)
        OR EXISTS (SELECT FROM public.archive_article WHERE is_public AND search @@ wanted);
END $$;

-- Whether some published text has this very word now. Small tables come first; of passages a thousand candidates
-- must do, so that a form that is gone from among a million others costs nothing.
CREATE FUNCTION public.archive_word_is_public(word text) RETURNS boolean
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
DECLARE wanted tsquery := public.archive_word_query(word);
BEGIN
    RETURN EXISTS (
        SELECT FROM public.archive_claim
        WHERE published AND search @@ wanted AND public.archive_has_word(word, text_de, text_en)
    ) OR EXISTS (
        SELECT FROM public.archive_source
        WHERE published AND search @@ wanted AND public.archive_has_word(word, name, label_de, label_en)
    ) OR EXISTS (
        SELECT FROM (
            SELECT text, original_text FROM public.archive_quote WHERE published AND search @@ wanted LIMIT 1000
        ) AS q WHERE public.archive_has_word(word, text, original_text)
    ) OR EXISTS (
        SELECT FROM public.archive_article
        WHERE is_public AND search @@ wanted AND public.archive_has_word(word, headline)
    ) OR EXISTS (
        SELECT FROM public.archive_attribution
        WHERE published AND search @@ wanted AND public.archive_has_word(word, descriptor)
    );
END $$;

-- For each word that finds nothing published: the public word that is most like it, if any is. One letter more or
-- less, changed or two in the wrong order (levenshtein: 2); forgotten letters are likelier than superfluous ones.
-- The one door of readers to these words: nothing leaves it that no published record has at this moment.
CREATE FUNCTION public.archive_corrections(words text[]) RETURNS TABLE (word text, correction text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public SET pg_trgm.similarity_threshold = 0.3 AS $$
DECLARE
    letters int;
    asked text;
    wanted text;
    candidate text;
BEGIN
    FOREACH asked IN ARRAY words[1:8] LOOP
        wanted := public.archive_fold_german(asked);
        letters := char_length(wanted);
        CONTINUE WHEN letters NOT BETWEEN 5 AND 40 OR public.archive_word_is_found(asked);
        -- As high as one wrong letter allows: the index is several times quicker.
        PERFORM set_config('pg_trgm.similarity_threshold', CASE
            WHEN letters < 8 THEN '0.3' WHEN letters < 10 THEN '0.35' ELSE '0.4'
        END, true);
        FOR candidate IN
            SELECT w.word FROM public.archive_word w
            WHERE w.folded % wanted
              AND char_length(w.folded) BETWEEN letters - 2 AND letters + 2
              AND public.levenshtein_less_equal(w.folded, wanted, 2) BETWEEN 1 AND CASE WHEN letters < 6 THEN 1 ELSE 2 END
            GROUP BY w.word, w.folded
            ORDER BY public.levenshtein(w.folded, wanted), left(w.folded, 1) <> left(wanted, 1),
                     char_length(w.folded) DESC, public.similarity(w.folded, wanted) DESC, w.word
            LIMIT 8
        LOOP
            IF public.archive_word_is_public(candidate) THEN
                word := asked;
                correction := candidate;
                RETURN NEXT;
                EXIT;
            END IF;
        END LOOP;
    END LOOP;
END $$;
