-- One row for each transaction that changed something public, with a random token. The version of everything
-- public is the XOR of all tokens that are visible: in whichever order transactions commit, each moves it, and
-- no value comes again, not even when a backup is restored. It tells nothing else: a count or a transaction's
-- number would tell how busy the desk is between two changes.
CREATE TABLE public.archive_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token bigint NOT NULL DEFAULT hashtextextended(gen_random_uuid()::text, 0)
);

CREATE VIEW public.archive_public_version AS
    SELECT coalesce(bit_xor(token), 0) AS version FROM public.archive_change;

-- Moves the version, once in a transaction (a savepoint rolled back takes the setting back with the row).
-- Called by the triggers; a bulk load that switches them off calls it itself. Now and then the rows are folded
-- into one with the same XOR; rows that somebody else is folding just now are left to them.
CREATE FUNCTION public.archive_public_changed() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    own text := txid_current()::text;
    number bigint;
BEGIN
    IF current_setting('archive.public_changed', true) = own THEN
        RETURN;
    END IF;
    INSERT INTO public.archive_change DEFAULT VALUES RETURNING id INTO number;
    PERFORM set_config('archive.public_changed', own, true);
    IF number % 64 = 0 THEN
        WITH folded AS (
            SELECT id FROM public.archive_change FOR UPDATE SKIP LOCKED
        ), gone AS (
            DELETE FROM public.archive_change c USING folded WHERE c.id = folded.id RETURNING c.token
        )
        INSERT INTO public.archive_change (token) SELECT bit_xor(token) FROM gone HAVING count(*) > 0;
    END IF;
END $$;

CREATE FUNCTION public.archive_public_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM public.archive_public_changed();
    RETURN NULL;
END $$;
