-- One batch in one call, without a transaction of the client: a client that freezes holds nothing.
-- Rows go in sorted, so two writers never deadlock; rows that collide are left out. The lock and the number come last, so numbers have no gap and
-- become visible in their order. The same batch sent again finds itself and answers as the first time. No row new: number is null.
CREATE FUNCTION journal_append(
  p_batch uuid, p_home integer[], p_stream text[], p_number bigint[], p_command_id uuid[], p_effective_on date[], p_recorded_at timestamptz[],
  p_body_hash bytea[], p_hash bytea[], p_kind text[], p_actor text[], p_area text[], p_data bytea[],
  OUT batch_number bigint, OUT accepted integer[])
LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'journal_append needs READ COMMITTED, not %', current_setting('transaction_isolation') USING ERRCODE = '25001';
  END IF;

  SELECT b.number INTO batch_number FROM journal_batch b WHERE b.batch = p_batch;
  IF batch_number IS NULL THEN
    WITH inserted AS (
      INSERT INTO journal_commit
        (home, stream, number, command_id, batch, ordinal, effective_on, recorded_at, body_hash, hash, kind, actor, area, data)
      SELECT r.home, r.stream, r.number, r.command_id, p_batch, r.place - 1, r.effective_on, r.recorded_at, r.body_hash, r.hash, r.kind, r.actor, r.area, r.data
      FROM unnest(p_home, p_stream, p_number, p_command_id, p_effective_on, p_recorded_at, p_body_hash, p_hash, p_kind, p_actor, p_area, p_data)
        WITH ORDINALITY AS r (home, stream, number, command_id, effective_on, recorded_at, body_hash, hash, kind, actor, area, data, place)
      ORDER BY r.home, r.stream COLLATE "C", r.number
      ON CONFLICT DO NOTHING
      RETURNING journal_commit.ordinal)
    SELECT array_agg(i.ordinal) INTO accepted FROM inserted i;

    IF accepted IS NOT NULL THEN
      PERFORM pg_advisory_xact_lock(6217584650958095699);
      INSERT INTO journal_batch (number, batch, count)
      SELECT coalesce(max(b.number), 0) + 1, p_batch, cardinality(accepted) FROM journal_batch b
      RETURNING number INTO batch_number;
      RETURN;
    END IF;

    -- Nothing new: unless an earlier sending of this batch ended while this one waited for its rows.
    SELECT b.number INTO batch_number FROM journal_batch b WHERE b.batch = p_batch;
  END IF;

  SELECT array_agg(c.ordinal) INTO accepted FROM journal_commit c WHERE c.batch = p_batch;
END $$;
