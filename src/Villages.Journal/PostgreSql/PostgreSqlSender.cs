using Npgsql;
using NpgsqlTypes;
using Villages.Journal.Engines;

namespace Villages.Journal.PostgreSql;

/// <summary>Writes a batch by one call of <c>journal_append</c> on a connection held for it.</summary>
internal sealed class PostgreSqlSender(PostgreSqlJournalEngine engine, NpgsqlDataSource source) : IBatchSender
{
    private readonly Lock _gate = new();
    private Line? _line;
    private SendClaim _claim = new();

    public async Task<SendOutcome> Send(Guid batch, IReadOnlyList<Commit> rows)
    {
        var claim = _claim = new SendClaim();
        Line line;
        try
        {
            await engine.Open();
            line = _line ?? await Line.Open(source);
        }
        catch (Exception fault)
        {
            return SendOutcome.Failed(SendVerdict.Unreachable, fault.Message);
        }

        if (!Take(claim, line))
        {
            await line.DisposeAsync();
            return SendOutcome.Failed(SendVerdict.Unreachable, "No connection was had in time.");
        }

        try
        {
            return await line.Send(batch, rows);
        }
        catch (PostgresException fault) when (fault.InvariantSeverity == "ERROR")
        {
            return SendOutcome.Failed(PostgreSqlErrors.Verdict(fault), $"{fault.SqlState} {fault.MessageText}");
        }
        catch (Exception fault)
        {
            Interlocked.CompareExchange(ref _line, null, line);
            await line.DisposeAsync();
            return SendOutcome.Failed(line.WasEndedBefore(fault) ? SendVerdict.RolledBack : SendVerdict.Doubtful, fault.Message);
        }
    }

    public bool Abandon()
    {
        lock (_gate)
        {
            _line?.Cancel();
            _line = null;
            return _claim.GiveUp();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _line, null) is { } line)
        {
            await line.DisposeAsync();
        }
    }

    private bool Take(SendClaim claim, Line line)
    {
        lock (_gate)
        {
            var passed = claim.Pass();
            _line = passed ? line : _line;
            return passed;
        }
    }

    /// <summary>A connection with its prepared call.</summary>
    private sealed class Line(NpgsqlConnection connection) : IAsyncDisposable
    {
        private const string Call =
            "SELECT batch_number, accepted FROM journal_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

        private readonly CancellationTokenSource _cancelled = new();
        private readonly NpgsqlParameter<Guid> _batch = new() { NpgsqlDbType = NpgsqlDbType.Uuid };
        private readonly NpgsqlParameter<int[]> _home = Array<int>(NpgsqlDbType.Integer);
        private readonly NpgsqlParameter<string[]> _stream = Array<string>(NpgsqlDbType.Text);
        private readonly NpgsqlParameter<long[]> _number = Array<long>(NpgsqlDbType.Bigint);
        private readonly NpgsqlParameter<Guid[]> _command = Array<Guid>(NpgsqlDbType.Uuid);
        private readonly NpgsqlParameter<DateOnly[]> _effectiveOn = Array<DateOnly>(NpgsqlDbType.Date);
        private readonly NpgsqlParameter<DateTime[]> _recordedAt = Array<DateTime>(NpgsqlDbType.TimestampTz);
        private readonly NpgsqlParameter<byte[][]> _bodyHash = Array<byte[]>(NpgsqlDbType.Bytea);
        private readonly NpgsqlParameter<byte[][]> _hash = Array<byte[]>(NpgsqlDbType.Bytea);
        private readonly NpgsqlParameter<string[]> _kind = Array<string>(NpgsqlDbType.Text);
        private readonly NpgsqlParameter<string[]> _actor = Array<string>(NpgsqlDbType.Text);
        private readonly NpgsqlParameter<string[]> _area = Array<string>(NpgsqlDbType.Text);
        private readonly NpgsqlParameter<byte[][]> _data = Array<byte[]>(NpgsqlDbType.Bytea);
        private NpgsqlCommand _call = null!;
        private bool _answered;

        public static async Task<Line> Open(NpgsqlDataSource source)
        {
            var line = new Line(await source.OpenConnectionAsync());
            try
            {
                await line.Prepare();
                return line;
            }
            catch
            {
                await line.DisposeAsync();
                throw;
            }
        }

        public async Task<SendOutcome> Send(Guid batch, IReadOnlyList<Commit> rows)
        {
            _batch.TypedValue = batch;
            _home.TypedValue = Column(rows, row => row.Stream.Home);
            _stream.TypedValue = Column(rows, row => row.Stream.Key);
            _number.TypedValue = Column(rows, row => row.Number);
            _command.TypedValue = Column(rows, row => row.CommandId);
            _effectiveOn.TypedValue = Column(rows, row => row.EffectiveOn);
            _recordedAt.TypedValue = Column(rows, row => row.RecordedAt);
            _bodyHash.TypedValue = Column(rows, row => row.BodyHash);
            _hash.TypedValue = Column(rows, row => row.Hash);
            _kind.TypedValue = Column(rows, row => row.Kind);
            _actor.TypedValue = Column(rows, row => row.Actor);
            _area.TypedValue = Column(rows, row => row.Area);
            _data.TypedValue = Column(rows, row => row.Data);
            _answered = false;
            await using var reader = await _call.ExecuteReaderAsync(_cancelled.Token);
            await reader.ReadAsync(_cancelled.Token);
            _answered = true;
            var outcome = reader.IsDBNull(0) ? SendOutcome.Done(0, []) : SendOutcome.Done(reader.GetInt64(0), reader.GetFieldValue<int[]>(1));

            // The row comes before the commit. Only the end of the reply says that it was done, and closing a reader swallows what the end says.
            while (await reader.NextResultAsync(_cancelled.Token))
            {
            }

            return outcome;
        }

        /// <summary>The server said farewell before it answered: messages keep their order, so the call never ran to its end.</summary>
        public bool WasEndedBefore(Exception fault) => !_answered && fault is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown };

        /// <summary>Ends the running send, which then closes this line.</summary>
        public void Cancel() => _ = _cancelled.CancelAsync();

        public async ValueTask DisposeAsync()
        {
            await (_call?.DisposeAsync() ?? ValueTask.CompletedTask);
            await connection.DisposeAsync();
        }

        private async Task Prepare()
        {
            _call = new NpgsqlCommand(Call, connection);
            NpgsqlParameter[] parameters =
                [_batch, _home, _stream, _number, _command, _effectiveOn, _recordedAt, _bodyHash, _hash, _kind, _actor, _area, _data];
            _call.Parameters.AddRange(parameters);
            await _call.PrepareAsync();
        }

        private static NpgsqlParameter<T[]> Array<T>(NpgsqlDbType type) => new() { NpgsqlDbType = NpgsqlDbType.Array | type };

        private static T[] Column<T>(IReadOnlyList<Commit> rows, Func<Commit, T> value)
        {
            var column = new T[rows.Count];
            for (var i = 0; i < column.Length; i++)
            {
                column[i] = value(rows[i]);
            }

            return column;
        }
    }
}
