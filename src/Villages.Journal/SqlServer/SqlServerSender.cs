using Microsoft.Data.SqlClient;
using Villages.Journal.Engines;

namespace Villages.Journal.SqlServer;

/// <summary>Writes a batch by one call of <c>journal_append</c> on a connection held for it.</summary>
internal sealed class SqlServerSender(SqlServerJournalEngine engine, SqlServerConnections connections) : IBatchSender
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
            line = _line ?? await Line.Open(connections.Writing);
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
        catch (SqlException fault) when (line.IsUsable && SqlServerErrors.Verdict(fault) != SendVerdict.Doubtful)
        {
            return SendOutcome.Failed(SqlServerErrors.Verdict(fault), $"{fault.Number} {fault.Message}");
        }
        catch (Exception fault)
        {
            Interlocked.CompareExchange(ref _line, null, line);
            await line.DisposeAsync();
            return SendOutcome.Failed(SendVerdict.Doubtful, fault.Message);
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

    /// <summary>An open connection.</summary>
    private sealed class Line(SqlConnection connection) : IAsyncDisposable
    {
        private readonly CancellationTokenSource _cancelled = new();

        public bool IsUsable => connection.State == System.Data.ConnectionState.Open && !_cancelled.IsCancellationRequested;

        public static async Task<Line> Open(string connectionString)
        {
            var connection = new SqlConnection(connectionString);
            try
            {
                await connection.OpenAsync();
                return new Line(connection);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }

        public async Task<SendOutcome> Send(Guid batch, IReadOnlyList<Commit> rows)
        {
            await using var call = SqlServerStatements.Append.Command(SqlServerCommits.Bytes(batch), SqlServerTables.Rows(rows));
            call.Connection = connection;
            call.CommandTimeout = SqlServerConnections.WriteTimeout;
            await using var reader = await call.ExecuteReaderAsync(_cancelled.Token);
            var (number, accepted) = (0L, new List<int>(rows.Count));
            while (await reader.ReadAsync(_cancelled.Token))
            {
                number = reader.GetInt64(0);
                accepted.Add(reader.GetInt32(1));
            }

            // An error may stand behind the rows.
            while (await reader.NextResultAsync(_cancelled.Token))
            {
            }

            return SendOutcome.Done(number, accepted);
        }

        /// <summary>Ends the running send, which then closes this line.</summary>
        public void Cancel() => _ = _cancelled.CancelAsync();

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
