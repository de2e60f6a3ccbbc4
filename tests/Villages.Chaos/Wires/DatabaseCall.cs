using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace Villages.Chaos.Wires;

/// <summary>One connection through the proxy. The server is called when the first bytes may pass, so a black hole holds nothing at the server.</summary>
internal sealed class DatabaseCall(TcpClient caller, DatabaseProxy proxy) : IDisposable
{
    private readonly TcpClient _server = new() { NoDelay = true };
    private readonly CancellationTokenSource _cut = new();
    private readonly ConcurrentQueue<Exchange> _exchanges = new([new Exchange()]);
    private readonly Asking _asking = new();
    private int _singles;

    public void Cut()
    {
        try
        {
            _cut.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ended by itself.
        }
    }

    public async Task Run()
    {
        try
        {
            caller.NoDelay = true;
            await proxy.Gate.Passes.WaitAsync(_cut.Token);
            await _server.ConnectAsync(IPAddress.Loopback, proxy.Server, _cut.Token);
            await Task.WhenAny(
                Pump(caller, _server, Asked, proxy.Slow),
                Pump(_server, caller, Answered, _ => Task.CompletedTask));
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
        {
            // Either side has hung up, or the wire was cut.
        }

        await _cut.CancelAsync();
    }

    public void Dispose()
    {
        caller.Dispose();
        _server.Dispose();
        _cut.Dispose();
    }

    /// <param name="take">Looks at one message; says whether it passes, and null when the connection ends here.</param>
    private async Task Pump(TcpClient from, TcpClient to, Func<ReadOnlySequence<byte>, Message, bool?> take, Func<CancellationToken, Task> slow)
    {
        var reader = PipeReader.Create(from.GetStream());
        var target = to.GetStream();
        using var pass = new MemoryStream();
        while (true)
        {
            var read = await reader.ReadAsync(_cut.Token);
            var (rest, ends, lost) = (read.Buffer, 0, false);
            pass.SetLength(0);
            while (!lost && Message.Next(ref rest, from == caller ? _asking.Begun : Volatile.Read(ref _singles) == 0, from == caller) is { } message)
            {
                var passes = take(message.Bytes, message);
                lost = passes is null;
                ends += message.EndsExchange ? 1 : 0;
                if (passes is true)
                {
                    Append(pass, message.Bytes);
                }
            }

            for (; ends > 0; ends--)
            {
                await slow(_cut.Token);
            }

            reader.AdvanceTo(rest.Start, read.Buffer.End);
            await proxy.Gate.Passes.WaitAsync(_cut.Token);
            if (from == caller && _asking.TakeAppend())
            {
                await proxy.Appends.Passes.WaitAsync(_cut.Token);
            }

            if (pass.Length > 0)
            {
                await target.WriteAsync(pass.GetBuffer().AsMemory(0, (int)pass.Length), _cut.Token);
            }

            if (lost || read.IsCompleted)
            {
                return;
            }
        }
    }

    private bool? Asked(ReadOnlySequence<byte> bytes, Message message)
    {
        if (!_asking.Begun)
        {
            _asking.Begun = message.IsStartup(bytes);
            if (!_asking.Begun)
            {
                Interlocked.Increment(ref _singles);
            }

            return true;
        }

        if (_asking.Open is null && message.Kind != 'p')
        {
            _exchanges.Enqueue(_asking.Open = new Exchange());
        }

        switch (message.Kind)
        {
            case 'P':
                _asking.Prepare(bytes);
                break;
            case 'B' when _asking.Appends(bytes):
                (_asking.Open!.Commands, _asking.Open.Appends) = (AppendCall.Commands(bytes), true);
                proxy.Ask(_asking.Open.Commands);
                _asking.HasAppend = true;
                break;
            case 'S' or 'Q' or 'F':
                _asking.Open = null;
                break;
        }

        return true;
    }

    private bool? Answered(ReadOnlySequence<byte> bytes, Message message)
    {
        if (Volatile.Read(ref _singles) > 0)
        {
            Interlocked.Decrement(ref _singles);
            return true;
        }

        if (!_exchanges.TryPeek(out var exchange))
        {
            return true;
        }

        if (message.Kind == 'D' && exchange.Appends)
        {
            var accepted = AppendCall.Accepted(bytes);
            proxy.Refuse(exchange.Commands.Where((_, place) => !accepted.Contains(place)));
        }

        if (message.Kind == 'C' && exchange.Appends)
        {
            exchange.Lost = proxy.TakeOneToLose();
        }

        if (message.Kind == 'Z')
        {
            _exchanges.TryDequeue(out _);
            if (exchange.Lost)
            {
                proxy.CountLost();
                return null;
            }
        }

        return !exchange.Lost;
    }

    private static void Append(MemoryStream stream, ReadOnlySequence<byte> bytes)
    {
        foreach (var part in bytes)
        {
            stream.Write(part.Span);
        }
    }

    /// <summary>What the client has prepared and is asking.</summary>
    private sealed class Asking
    {
        private readonly HashSet<string> _appends = [];

        public bool Begun { get; set; }

        public Exchange? Open { get; set; }

        /// <summary>An append is among what was read and not yet passed on.</summary>
        public bool HasAppend { get; set; }

        public bool TakeAppend()
        {
            var had = HasAppend;
            HasAppend = false;
            return had;
        }

        public void Prepare(ReadOnlySequence<byte> parse)
        {
            var (name, text) = Message.TwoTexts(parse);
            if (text.Contains("journal_append", StringComparison.Ordinal))
            {
                _appends.Add(name);
            }
            else
            {
                _appends.Remove(name);
            }
        }

        public bool Appends(ReadOnlySequence<byte> bind) => _appends.Count > 0 && _appends.Contains(Message.TwoTexts(bind).Second);
    }
}
