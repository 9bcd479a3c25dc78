-- German compounds: which words may be their parts, and the functions that find these in a word or a text.
-- The words come from archive/data/german_parts.txt; docs/decisions/0010-german-compounds.md says why so.

-- `key`: "friedens-" may begin a compound, "-verhandlungen" may end one, "minist" (a stem) and "=meinten" are
-- never split.
-- `word`: what the part is without linking letters and inflection; `lexemes`: what searches find it by, apart by
-- spaces, '' if nothing worth finding ("hoch-"); `cost`: the rarer, the higher (tenths of bits).
CREATE TABLE public.archive_wordpart (
    key text COLLATE "C" PRIMARY KEY,
    word text NOT NULL,
    lexemes text NOT NULL,
    cost smallint NOT NULL
);

CREATE FUNCTION public.archive_german_stem(folded text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (ts_lexize('pg_catalog.german_stem', folded))[1]
$$;

-- Parts of one word (lower case) as German lexemes: "friedensverhandlungen" → {fried,verhandl}; '{}' if it is
-- not known to be a compound. Compounds within it count as parts: "klimaschutzgesetz" → {gesetz,klima,
-- klimaschutz,schutz,schutzgesetz}. Of all ways to cut it the cheapest is taken, which has the commonest parts.
-- Readers may split words, too: the list is no secret, but only this function needs it.
CREATE FUNCTION public.archive_compound_parts(word text) RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    dearest CONSTANT int := 162;  -- a cut whose parts cost more on average is a guess
    folded text := public.archive_fold_german(word);
    letters int := char_length(folded);
    part record;
    behind int;
    costs int[];     -- by place: what the cheapest way there costs, the place it came from, and the last part
    origins int[];
    words text[];
    lexemes text[];
    place int := 1;
    starts int[];    -- of the parts, in order
    ends text[];     -- the parts without linking letters, '' where not worth finding
    result text[];
BEGIN
    IF letters < 7 OR letters > 60 OR EXISTS (
        SELECT FROM public.archive_wordpart w WHERE w.key IN (public.archive_german_stem(folded), '-' || folded, '=' || folded)
    ) THEN
        RETURN '{}';
    END IF;
    costs[1] := 0;
    WHILE place <= letters - 2 LOOP
        IF costs[place] IS NOT NULL THEN
            FOR part IN
                SELECT w.key, w.word, w.lexemes, costs[place] + w.cost AS cost FROM public.archive_wordpart w
                WHERE w.key = ANY (ARRAY(
                    SELECT substr(folded, place, size) || '-' FROM generate_series(2, letters - place - 2) AS size
                ) || CASE WHEN place > 2 THEN '-' || substr(folded, place) END)
            LOOP
                behind := CASE WHEN starts_with(part.key, '-') THEN letters + 1
                               ELSE place + char_length(part.key) - 1 END;
                IF costs[behind] IS NULL OR part.cost < costs[behind] THEN
                    costs[behind] := part.cost;
                    origins[behind] := place;
                    words[behind] := part.word;
                    lexemes[behind] := part.lexemes;
                END IF;
            END LOOP;
        END IF;
        place := place + 1;
    END LOOP;
    place := letters + 1;
    IF costs[place] IS NULL THEN
        RETURN '{}';
    END IF;
    WHILE place > 1 LOOP
        result := result || string_to_array(lexemes[place], ' ');
        ends := CASE lexemes[place] WHEN '' THEN '' ELSE words[place] END || ends;
        place := origins[place];
        starts := place || starts;
    END LOOP;
    IF costs[letters + 1] > dearest * cardinality(starts) THEN
        RETURN '{}';
    END IF;
    FOR opening IN 1 .. cardinality(starts) - 1 LOOP
        FOR closing IN opening + 1 .. cardinality(starts) LOOP
            IF ends[closing] <> '' AND (opening > 1 OR closing < cardinality(starts)) THEN
                result := result || public.archive_german_stem(
                    substr(folded, starts[opening], starts[closing] - starts[opening]) || ends[closing]);
            END IF;
        END LOOP;
    END LOOP;
    RETURN ARRAY(SELECT DISTINCT lexeme FROM unnest(result) AS lexeme WHERE lexeme <> '' ORDER BY lexeme);
END $$;

-- The words of a text that are long enough to be compounds, lower case, each once. Bulk loads split the distinct
-- words of all their texts, each once, and gather the parts by text; row by row archive_compounds() does the same.
CREATE FUNCTION public.archive_long_words(value text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT token FROM ts_parse('default', lower(value))
    WHERE tokid IN (1, 2, 10, 11)  -- words, and the parts of those with a hyphen
      AND char_length(token) BETWEEN 7 AND 60
$$;

-- The parts of all compounds of a German text, without places and weights; '' for texts in other languages.
CREATE FUNCTION public.archive_compounds(value text, language text) RETURNS tsvector
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN language LIKE 'de%' THEN coalesce((
        SELECT array_to_tsvector(array_agg(DISTINCT part))
        FROM public.archive_long_words(value) AS word, unnest(public.archive_compound_parts(word)) AS part
    ), '') ELSE '' END
$$;
