namespace Villages.Testing.Outputs;

/// <summary>Passes on what is written and listens to it; a number that comes in two pieces is heard, too.</summary>
public sealed class OutputStream(Stream inner, string where, PersonalNumbersFound? found = null) : Stream
{
    private readonly byte[] _last = new byte[PersonalNumbersFound.Length];
    private int _kept;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count)
    {
        Hear(buffer.AsSpan(offset, count));
        inner.Write(buffer, offset, count);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Hear(buffer.Span);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Hear(ReadOnlySpan<byte> written)
    {
        byte[] heard = [.. _last.AsSpan(0, _kept), .. written];
        (found ?? PersonalNumbersFound.Run).In(where, heard);
        var kept = heard.AsSpan(Math.Max(0, heard.Length - _last.Length));
        kept.CopyTo(_last);
        _kept = kept.Length;
    }
}
