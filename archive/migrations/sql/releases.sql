-- Called at commit by the triggers on everything a release records.
CREATE FUNCTION public.archive_check_release(article bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    stands text := (SELECT status FROM public.archive_article WHERE id = article);
BEGIN
    IF stands = 'withdrawn' THEN
        RAISE EXCEPTION 'article % is withdrawn: it no longer changes', article
            USING ERRCODE = 'check_violation', CONSTRAINT = 'article_is_withdrawn';
    ELSIF stands = 'published' AND NOT EXISTS (
        SELECT FROM public.archive_release
        WHERE article_id = article AND transaction_id = txid_current()
    ) THEN
        RAISE EXCEPTION 'article % is published: it changes only by a correction with a new release', article
            USING ERRCODE = 'check_violation', CONSTRAINT = 'article_changes_by_release';
    END IF;
END $$;

-- Withdrawn articles and their quotes by public id, with the public reason.
CREATE VIEW public.archive_gone AS
    SELECT public_id, withdrawal_reason AS reason, withdrawn_at
    FROM public.archive_article WHERE status = 'withdrawn'
    UNION ALL
    SELECT q.public_id, a.withdrawal_reason, a.withdrawn_at
    FROM public.archive_quote q JOIN public.archive_article a ON a.id = q.article_id
    WHERE a.status = 'withdrawn';
