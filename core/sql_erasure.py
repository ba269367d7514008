"""The database's side of erasure: one function that blanks exactly what two people agreed to.

Seals cover digests, never content (core/sql.py). So a history row may lose its content and its salt
and every seal still verifies. The function is the owner's: it names each row in core_purgedrow and
blanks it; the triggers that refuse every other change accept what is named there, and nothing else,
until the erasure is done. The app role may call it and can neither change history nor name a row.
"""

# Who, when and where in the chain; all else of a history row goes.
KEPT = """
CREATE FUNCTION core_kept() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY['id', 'version', 'history_id', 'history_type', 'history_date', 'history_user_id',
        'history_user_name', 'digest', 'seal_id', 'seal_position']
$$;
"""

IS_PURGE = """
CREATE FUNCTION core_is_purge(name text, was jsonb, becomes jsonb) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT was ? 'history_id'
        AND becomes = (SELECT jsonb_object_agg(key,
                CASE WHEN key = ANY (public.core_kept()) THEN value ELSE 'null' END)
            FROM jsonb_each(was))
        AND EXISTS (SELECT FROM public.core_purgedrow p
            JOIN public.core_erasure e ON e.id = p.erasure_id
            WHERE p."table" = name AND p."row" = (was ->> 'history_id')::uuid
              AND e.agreed AND e.done_at IS NULL)
$$;
"""

REFUSE_CHANGE = """
CREATE OR REPLACE FUNCTION core_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND core_is_purge(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END;
$$;
"""

# What was asked stays as it was asked; a decision is taken once; only the owner's function ends it.
GUARD = """
CREATE FUNCTION core_guard_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked text[] := ARRAY['decided_by', 'decided_name', 'decided_at', 'agreed', 'done_at',
        'counts'];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        NEW.asked_at := OLD.asked_at;
    END IF;
    IF TG_OP = 'INSERT' AND NEW.agreed IS NULL THEN
        NEW.asked_at := clock_timestamp();
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' AND to_jsonb(NEW) - asked = to_jsonb(OLD) - asked THEN
        IF OLD.agreed IS NULL AND NEW.done_at IS NULL AND NEW.counts = OLD.counts THEN
            NEW.decided_at := clock_timestamp();
            RETURN NEW;
        ELSIF OLD.done_at IS NULL
                AND to_jsonb(NEW) - ARRAY['done_at', 'counts']
                    = to_jsonb(OLD) - ARRAY['done_at', 'counts']
                AND current_user = (SELECT tableowner FROM pg_tables
                    WHERE schemaname = 'public' AND tablename = 'core_erasure') THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'an erasure is asked once and decided once'
        USING ERRCODE = 'insufficient_privilege';
END;
$$;
CREATE TRIGGER core_erasure_guard BEFORE INSERT OR UPDATE OR DELETE ON core_erasure
    FOR EACH ROW EXECUTE FUNCTION core_guard_erasure();
"""

# `history` is {table: [history_id, …]}; `subjects` whose protected values and keys go; `blobs` the
# files. What a live row still rests on is refused: here, or by its foreign key at commit.
PURGE = """
CREATE FUNCTION core_purge(erasure uuid, history jsonb, subjects uuid[], blobs uuid[])
    RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    decided public.core_erasure;
    named record;
    purged jsonb;
BEGIN
    SELECT * INTO decided FROM public.core_erasure e WHERE e.id = erasure FOR UPDATE;
    IF decided.agreed IS NOT TRUE OR decided.decided_by = decided.asked_by
            OR decided.done_at IS NOT NULL THEN
        RAISE EXCEPTION 'no erasure that two people have agreed to'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    FOR named IN SELECT key AS name, ARRAY(SELECT jsonb_array_elements_text(value)::uuid) AS ids
                 FROM jsonb_each(history) LOOP
        PERFORM public.core_purge_history(erasure, named.name, named.ids);
    END LOOP;
    PERFORM public.core_purge_keys(erasure, subjects, blobs);
    SELECT coalesce(jsonb_object_agg(name, n), '{}') INTO purged FROM (
        SELECT p."table" AS name, count(*) AS n FROM public.core_purgedrow p
        WHERE p.erasure_id = erasure GROUP BY 1) counted;
    UPDATE public.core_erasure e SET done_at = clock_timestamp(), counts = purged
        WHERE e.id = erasure;
    RETURN purged;
END;
$$;
"""

PURGE_HISTORY = """
CREATE FUNCTION core_purge_history(erasure uuid, name text, ids uuid[]) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    live text := replace(name, '_historical', '_');
    blank text;
    found bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                   WHERE c.relname = name AND c.relnamespace = 'public'::regnamespace
                     AND t.tgname LIKE 'pgtrigger\\_mirror\\_%') THEN
        RAISE EXCEPTION 'not a table of history: %', name USING ERRCODE = 'insufficient_privilege';
    END IF;
    EXECUTE format(
        'INSERT INTO public.core_purgedrow (id, erasure_id, "table", "row", old_digest)
         SELECT gen_random_uuid(), $1, $2, h.history_id, h.digest FROM public.%I h
         WHERE h.history_id = ANY ($3) AND h.salt IS NOT NULL AND NOT EXISTS (
             SELECT FROM public.%I l WHERE l.id = h.id AND l.version = h.version)', name, live)
        USING erasure, name, ids;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found <> cardinality(ids) THEN
        RAISE EXCEPTION 'a row is not there, already purged, or still in use: %', name
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT string_agg(format('%I = NULL', a.attname), ', ') INTO blank FROM pg_attribute a
        WHERE a.attrelid = format('public.%I', name)::regclass AND a.attnum > 0
          AND NOT a.attisdropped AND a.attname <> ALL (public.core_kept());
    EXECUTE format('UPDATE public.%I SET %s WHERE history_id = ANY ($1)', name, blank) USING ids;
END;
$$;
"""

PURGE_KEYS = """
CREATE FUNCTION core_purge_keys(erasure uuid, subjects uuid[], blobs uuid[]) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM public.core_draft d WHERE d."user" = ANY (subjects || blobs)) THEN
        RAISE EXCEPTION 'the key of a member of staff' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- Keys of the desk itself lock no sealed value and no file.
    IF EXISTS (SELECT FROM public.core_datakey k WHERE k.subject = ANY (subjects)
               AND NOT EXISTS (SELECT FROM public.core_sealed s WHERE s.subject = k.subject))
            OR EXISTS (SELECT FROM unnest(blobs) b
                       WHERE NOT EXISTS (SELECT FROM public.core_blob f WHERE f.id = b)) THEN
        RAISE EXCEPTION 'not the key of a person, a source or a file'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO public.core_purgedrow (id, erasure_id, "table", "row", old_digest)
        SELECT gen_random_uuid(), erasure, 'core_sealed', s.id, sha256(s.ciphertext)
        FROM public.core_sealed s WHERE s.subject = ANY (subjects)
        UNION ALL
        SELECT gen_random_uuid(), erasure, 'core_datakey', k.subject, sha256(k.wrapped)
        FROM public.core_datakey k WHERE k.subject = ANY (subjects || blobs)
        UNION ALL
        SELECT gen_random_uuid(), erasure, 'core_blob', b.id, decode(b.sha256, 'hex')
        FROM public.core_blob b WHERE b.id = ANY (blobs);
    DELETE FROM public.core_sealed s WHERE s.subject = ANY (subjects);
    DELETE FROM public.core_blobpart p WHERE p.blob_id = ANY (blobs);
    DELETE FROM public.core_blob b WHERE b.id = ANY (blobs);
    DELETE FROM public.core_datakey k WHERE k.subject = ANY (subjects || blobs);
END;
$$;
"""
