-- What the tables below are built on: ids, partial dates, spans and folding of search text.
-- All but the id and the last two are pure, so that generated columns, checks and indexes may use them.
-- Names carry their schema: a restored dump computes generated columns with an empty search path.

-- Eight characters without vowels or look-alikes: 27^8 ids, never a word, safe in any URL.
CREATE FUNCTION public.archive_public_id() RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT string_agg(substr('23456789bcdfghjkmnpqrstvwxz', 1 + get_byte(bytes, i) % 27, 1), '')
    FROM (SELECT decode(replace(gen_random_uuid()::text, '-', ''), 'hex')) AS random(bytes),
         unnest('{0,1,2,3,4,5,9,10}'::int[]) AS i  -- bytes 6 and 8 carry the UUID's version
$$;

CREATE FUNCTION public.archive_sha256(body text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT encode(sha256(convert_to(body, 'UTF8')), 'hex')
$$;

-- First and last day of one EDTF date without interval: 2023, 2023-09, 2023-09-22, each with ~ ? or %.
CREATE FUNCTION public.archive_edtf_day(value text, last_day boolean) RETURNS date LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    parts text[] := regexp_match(value, '^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$');
    first_day date;
BEGIN
    IF parts IS NULL THEN
        RAISE EXCEPTION '"%" is not an EDTF date', value USING ERRCODE = 'check_violation';
    END IF;
    first_day := make_date(parts[1]::int, coalesce(parts[2], '01')::int, coalesce(parts[3], '01')::int);
    RETURN CASE
        WHEN NOT last_day OR parts[3] IS NOT NULL THEN first_day
        WHEN parts[2] IS NOT NULL THEN (first_day + interval '1 month - 1 day')::date
        ELSE (first_day + interval '1 year - 1 day')::date
    END;
EXCEPTION WHEN datetime_field_overflow THEN
    RAISE EXCEPTION '"%" names a day that does not exist', value USING ERRCODE = 'check_violation';
END $$;

-- Bounds of an EDTF date or interval; NULL where the date is empty or that end is open ("..").
CREATE FUNCTION public.archive_edtf_earliest(value text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN value = '' OR value LIKE '../%' THEN NULL
        ELSE public.archive_edtf_day(split_part(value, '/', 1), false)
    END
$$;
CREATE FUNCTION public.archive_edtf_latest(value text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN value = '' OR value LIKE '%/..' THEN NULL
        ELSE public.archive_edtf_day(substr(value, strpos(value, '/') + 1), true)
    END
$$;

-- The body at its spans {{start, end}, …}, pieces joined with " […] "; spans are code points, end exclusive.
CREATE FUNCTION public.archive_spans_text(body text, spans int[]) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    pieces text[] := '{}';
    previous int := 0;
    piece int[];
BEGIN
    IF coalesce(array_ndims(spans), 0) <> 2 OR array_length(spans, 2) <> 2 THEN
        RAISE EXCEPTION 'spans are pairs of start and end, at least one' USING ERRCODE = 'check_violation';
    END IF;
    FOREACH piece SLICE 1 IN ARRAY spans LOOP
        IF piece[1] IS NULL OR piece[2] IS NULL OR piece[1] < previous OR piece[2] <= piece[1]
           OR piece[2] > char_length(body) THEN
            RAISE EXCEPTION 'span [%, %) is empty, out of order, overlapping or outside the body',
                piece[1], piece[2] USING ERRCODE = 'check_violation';
        END IF;
        pieces := pieces || substr(body, piece[1] + 1, piece[2] - piece[1]);
        previous := piece[2];
    END LOOP;
    RETURN array_to_string(pieces, ' […] ');
END $$;

-- What stands before and after a place of the body: to the sentence's end, within the paragraph, at most
-- 300 characters; "…" marks a sentence that was cut.
CREATE FUNCTION public.archive_context_before(body text, place int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(
        (regexp_match(paragraph, '^.*[.!?…]["“”»«’'']*\s+(\S.*\S[\s"„“»«‚‘''(]*)$'))[1],
        CASE WHEN char_length(paragraph) < 300 THEN paragraph ELSE regexp_replace(paragraph, '^\S*', '…') END
    )
    FROM (SELECT substring(substr(body, greatest(place - 299, 1), least(place, 300)) FROM '[^\n]*$')) AS near(paragraph)
$$;
CREATE FUNCTION public.archive_context_after(body text, place int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(
        substring(paragraph FROM '^.*?[^\s.!?…"“”»«’''].*?[.!?…]["“”»«’'']*(?=\s|$)'),
        CASE WHEN char_length(paragraph) < 300 THEN paragraph ELSE regexp_replace(paragraph, '\S*$', '…') END
    )
    FROM (SELECT substring(substr(body, place + 1, 300) FROM '^[^\n]*')) AS near(paragraph)
$$;

-- Search text of German words: ä, ae and a meet (as do ö/oe/o and ü/ue/u; not "neue", "Quelle"), accents go.
CREATE FUNCTION public.archive_fold_german(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT public.unaccent('public.unaccent', regexp_replace(
        replace(replace(lower(value), 'ae', 'a'), 'oe', 'o'), '(?<![aeouq])ue(?=[a-zäöüß])', 'u', 'g'))
$$;
CREATE FUNCTION public.archive_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT public.unaccent('public.unaccent', lower(value))
$$;

-- Lexemes of a text in its language: German and English are stemmed, anything else only folded.
CREATE FUNCTION public.archive_lexemes(value text, language text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN language LIKE 'de%' THEN to_tsvector('pg_catalog.german', public.archive_fold_german(value))
        WHEN language LIKE 'en%' THEN to_tsvector('pg_catalog.english', public.archive_fold(value))
        ELSE to_tsvector('pg_catalog.simple', public.archive_fold(value))
    END
$$;

-- What may be seen by the public: the rules behind every `published` column.
CREATE FUNCTION public.archive_source_is_public(source bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.archive_attribution WHERE source_id = source AND published)
        OR EXISTS (SELECT FROM public.archive_article WHERE outlet_id = source AND status = 'published')
        OR EXISTS (SELECT FROM public.archive_source WHERE principal_id = source AND published);
END $$;
CREATE FUNCTION public.archive_claim_is_public(claim bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.archive_stance WHERE claim_id = claim AND published);
END $$;
