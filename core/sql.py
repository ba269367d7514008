"""The database's side of history: stamping, refusing changes, sealing (decision 3 of the design).

One transaction gets one seal. While it runs, the transaction-local setting `habeas.seal` holds
"seal id : rows so far : hash over their digests : proof"; no lock is taken. At commit a deferred
trigger turns it into a row of core_seal and only then takes the lock of the chain, so that a long
transaction never holds up the office.

Any session may set a setting. So the proof is a keyed hash that only the owner's functions can
make, bound to the transaction, and at commit every history row must stand within its seal: a
setting that was cleared, invented or turned back is refused. The app role can neither read the key
nor write a seal.
"""

KEY_TABLE = """
CREATE TABLE core_seal_secret (secret bytea NOT NULL);
INSERT INTO core_seal_secret
    SELECT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
"""

STATE = """
CREATE FUNCTION core_state_proof(secret bytea, seal text, rows text, digest text) RETURNS text
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN encode(sha256(secret || convert_to(
        concat_ws(':', pg_current_xact_id(), seal, rows, digest), 'UTF8')), 'hex');
END;
$$;

CREATE FUNCTION core_state(secret bytea) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    state text[] := string_to_array(nullif(current_setting('habeas.seal', true), ''), ':');
BEGIN
    IF state[4] IS DISTINCT FROM core_state_proof(secret, state[1], state[2], state[3])
            AND state IS NOT NULL THEN
        RAISE EXCEPTION 'the state of the seal was not written by the database'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN state;
END;
$$;
"""

# The digest must not depend on how a session prints times, bytes and numbers.
STAMP = """
CREATE FUNCTION core_stamp() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
    SET timezone = 'UTC' SET bytea_output = 'hex' SET extra_float_digits = 1 AS $$
DECLARE
    key bytea := (SELECT secret FROM core_seal_secret);
    state text[] := core_state(key);
    digest text;
BEGIN
    IF to_jsonb(NEW) ? 'history_date' THEN
        NEW.history_date := clock_timestamp();
    END IF;
    IF state IS NULL THEN
        state := ARRAY[gen_random_uuid()::text, '0', ''];
    END IF;
    NEW.seal_id := state[1]::uuid;
    NEW.seal_position := state[2]::int;
    NEW.salt := uuid_send(gen_random_uuid());
    NEW.digest := sha256(NEW.salt || convert_to(core_content(to_jsonb(NEW)), 'UTF8'));
    state[2] := (NEW.seal_position + 1)::text;
    digest := encode(sha256(decode(state[3], 'hex') || NEW.digest), 'hex');
    PERFORM set_config('habeas.seal', concat_ws(':', state[1], state[2], digest,
        core_state_proof(key, state[1], state[2], digest)), true);
    RETURN NEW;
END;
$$;
"""

CONTENT = """
CREATE FUNCTION core_content(line jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_strip_nulls(line - ARRAY['salt', 'digest'])::text
$$;
"""

REFUSE_CHANGE = """
CREATE FUNCTION core_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END;
$$;
"""

WRITE_SEAL = """
CREATE FUNCTION core_write_seal() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    state text[];
    last record;
    next_number bigint;
BEGIN
    IF nullif(current_setting('habeas.seal', true), '') IS NOT NULL THEN
        state := core_state((SELECT secret FROM core_seal_secret));
        PERFORM pg_advisory_xact_lock(4726573, 1);
        SELECT number, hash INTO last FROM public.core_seal ORDER BY number DESC LIMIT 1;
        next_number := coalesce(last.number, 0) + 1;
        INSERT INTO public.core_seal (id, number, previous, digest, rows, hash, sealed_at)
        VALUES (state[1]::uuid, next_number, last.hash, decode(state[3], 'hex'), state[2]::int,
            sha256(coalesce(last.hash, '') || decode(state[3], 'hex')
                || int4send(state[2]::int) || int8send(next_number)),
            clock_timestamp());
        PERFORM set_config('habeas.seal', '', true);
    END IF;
    IF NOT EXISTS (SELECT FROM public.core_seal s
                   WHERE s.id = NEW.seal_id AND s.rows > NEW.seal_position) THEN
        RAISE EXCEPTION 'a history row stands outside its seal: %', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END;
$$;
"""

SEAL_IS_APPEND_ONLY = """
CREATE TRIGGER core_seal_append_only BEFORE UPDATE OR DELETE ON core_seal
    FOR EACH ROW EXECUTE FUNCTION core_refuse_change();
"""

SEALED_IS_WRITTEN_ONCE = """
CREATE TRIGGER core_sealed_written_once BEFORE UPDATE ON core_sealed
    FOR EACH ROW EXECUTE FUNCTION core_refuse_change();
"""
