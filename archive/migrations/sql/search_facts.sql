-- What each record is found by, and the evidence status of a claim.

-- In PL/pgSQL, where an expression costs a fraction of what a call of an SQL function does: a bulk load makes
-- millions of them.

-- One tsvector after the other, far enough apart that no phrase reaches across.
CREATE FUNCTION public.archive_beside(before tsvector, after tsvector) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    IF before = '' THEN RETURN after; END IF;
    IF after = '' THEN RETURN before; END IF;
    RETURN ts_delete(before || '''¦'':9'::tsvector || after, '¦');
END $$;
CREATE AGGREGATE public.archive_all_beside(tsvector) (SFUNC = public.archive_beside, STYPE = tsvector, INITCOND = '');

-- `parts` are archive_compounds of the German words: without positions, so that no phrase finds them, and with
-- the least weight. Where many rows are written they are found for each word once.

-- Names are inflected as German words are ("des Kremls").
CREATE FUNCTION public.archive_search_of_names(name text, label_de text, label_en text, parts tsvector)
    RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN public.archive_beside(
        public.archive_beside(public.archive_lexemes(name, 'de'), public.archive_lexemes(label_de, 'de')),
        public.archive_lexemes(label_en, 'en')) || parts;
END $$;
CREATE FUNCTION public.archive_search_of_printed(
    descriptor text, other_forms text[], language text, parts tsvector
) RETURNS tsvector LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    printed text := concat_ws(' ¦ ', descriptor, array_to_string(other_forms, ' ¦ '));
BEGIN
    RETURN public.archive_lexemes(printed, language) || parts;
END $$;
CREATE FUNCTION public.archive_search_of_claim(text_de text, text_en text, parts tsvector) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN public.archive_beside(
        public.archive_lexemes(text_de, 'de'), public.archive_lexemes(text_en, 'en')) || parts;
END $$;
-- `outlet`: what its source is found by, '' where it is unknown.
CREATE FUNCTION public.archive_search_of_article(headline text, language text, outlet tsvector, parts tsvector)
    RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN public.archive_beside(
        setweight(public.archive_lexemes(headline, language), 'A'), setweight(outlet, 'D')) || parts;
END $$;
-- Its words weigh most, then the original wording, the speaker, and last (`around`) the outlet and the claims.
CREATE FUNCTION public.archive_search_of_quote(
    words text, language text, original text, original_language text, speaker tsvector, around tsvector,
    parts tsvector
) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    found tsvector := setweight(public.archive_lexemes(words, language), 'A');
BEGIN
    IF original <> '' THEN
        found := public.archive_beside(found, setweight(public.archive_lexemes(original, original_language), 'B'));
    END IF;
    found := public.archive_beside(found, setweight(speaker, 'C'));
    RETURN public.archive_beside(found, setweight(around, 'D')) || parts;
END $$;

-- Rule R1 (archive/evidence/rule.py). Each counted stance joins a gatherer (else its article) and an institution
-- (else its source); two are independent unless all share one end, so counting ends will do.
CREATE FUNCTION public.archive_claim_status(claim bigint, kind text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN kind <> 'factual' THEN 'not_applicable'
        WHEN supported = 0 AND denied = 0 THEN 'unsourced'
        WHEN supported = 0 THEN 'denied_only'
        WHEN denied > 0 THEN 'contested'
        WHEN gatherers > 1 AND speakers > 1 THEN 'multi_strand'
        ELSE 'single_strand'
    END
    FROM (
        SELECT count(*) FILTER (WHERE t.value <> 'denies') AS supported,
               count(*) FILTER (WHERE t.value = 'denies') AS denied,
               count(DISTINCT coalesce(g.root_id, -q.article_id)) FILTER (WHERE t.value <> 'denies') AS gatherers,
               count(DISTINCT CASE WHEN s.principal_id IS NULL THEN -q.source_id ELSE s.root_id END)
                   FILTER (WHERE t.value <> 'denies') AS speakers
        FROM public.archive_stance t
        JOIN public.archive_quote q ON q.id = t.quote_id
        JOIN public.archive_source s ON s.id = q.source_id
        LEFT JOIN public.archive_source g ON g.id = q.gatherer_id
        WHERE t.claim_id = claim AND t.published
          AND t.value IN ('supports', 'qualifies', 'denies') AND t.certainty IN ('certain', 'probable')
    ) AS counted
$$;

CREATE FUNCTION public.archive_folded(name text, label_de text, label_en text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT public.archive_fold(name || ' ' || label_de || ' ' || label_en)
$$;

-- The year and, counted from the year 0, the month of a day: keys of an index. No month is a year's number.
CREATE FUNCTION public.archive_periods(day date) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN day IS NULL THEN '{}'::int[] ELSE ARRAY[
        extract(year FROM day)::int, (12 * extract(year FROM day) + extract(month FROM day))::int
    ] END
$$;

CREATE FUNCTION public.archive_sort_name(name text, label text, other_label text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT public.archive_fold(coalesce(nullif(name, ''), nullif(label, ''), other_label))
$$;
