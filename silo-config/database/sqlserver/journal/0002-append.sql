-- One batch in one call, without a transaction of the client: a client that freezes holds nothing.
-- Rows go in sorted, so two writers do not deadlock; rows that collide are left out. The lock and the number come last, so numbers have no gap and become
-- visible in their order. The same batch sent again finds itself and answers as the first time. No row new: no row comes back.
-- Of two batches with the same new key that run at once one fails with 2601 or 2627 as a whole; sent again, it finds the other's rows (1205 likewise).
-- After the COMMIT nothing waits for a lock: an error that is reported belongs to a transaction that was rolled back.

CREATE PROCEDURE journal_append @batch binary(16), @rows journal_rows READONLY
AS
BEGIN
  SET NOCOUNT, XACT_ABORT ON;
  SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
  SET LOCK_TIMEOUT 3000;

  DECLARE @number bigint, @granted int;
  DECLARE @accepted TABLE (ordinal int NOT NULL PRIMARY KEY);

  IF @@TRANCOUNT > 0
  BEGIN
    THROW 50001, 'journal_append commits by itself and takes no transaction of its caller.', 1;
  END;

  SELECT @number = b.number FROM journal_batch b WHERE b.batch = @batch;
  IF @number IS NULL
  BEGIN
    BEGIN TRANSACTION;

    -- READCOMMITTEDLOCK waits for a row that another batch is just writing, instead of running into its key.
    INSERT INTO journal_commit (home, stream, number, command_id, batch, ordinal, effective_on, recorded_at, body_hash, hash, kind, actor, area, data)
    OUTPUT inserted.ordinal INTO @accepted (ordinal)
    SELECT r.home, r.stream, r.number, r.command_id, @batch, r.ordinal, r.effective_on, r.recorded_at, r.body_hash, r.hash, r.kind, r.actor, r.area, r.data
    FROM @rows r
    WHERE NOT EXISTS (
        SELECT 1 FROM journal_commit c WITH (READCOMMITTEDLOCK) WHERE c.home = r.home AND c.stream = r.stream AND c.number = r.number)
      AND NOT EXISTS (
        SELECT 1 FROM journal_commit c WITH (READCOMMITTEDLOCK) WHERE c.command_id = r.command_id AND c.stream = r.stream AND c.home = r.home)
      AND NOT EXISTS (
        SELECT 1 FROM @rows e
        WHERE e.home = r.home AND e.stream = r.stream AND e.ordinal < r.ordinal AND (e.number = r.number OR e.command_id = r.command_id))
    ORDER BY r.home, r.stream, r.number, r.ordinal;

    IF EXISTS (SELECT 1 FROM @accepted)
    BEGIN
      EXEC @granted = sys.sp_getapplock @Resource = N'journal_append', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 3000;
      IF @granted < 0
      BEGIN
        THROW 50002, 'journal_append did not get its turn to number the batch.', 1;
      END;

      SELECT @number = ISNULL(MAX(b.number), 0) + 1 FROM journal_batch b WITH (READCOMMITTEDLOCK);
      INSERT INTO journal_batch (number, batch, count) SELECT @number, @batch, COUNT(*) FROM @accepted;
      COMMIT TRANSACTION;
      SELECT @number AS batch_number, a.ordinal FROM @accepted a;
      RETURN;
    END;

    COMMIT TRANSACTION;
  END;

  -- Nothing new: unless an earlier sending of this batch has ended, before this one or while it waited for its rows.
  SELECT b.number AS batch_number, c.ordinal FROM journal_batch b INNER JOIN journal_commit c ON c.batch = b.batch WHERE b.batch = @batch;
END;
