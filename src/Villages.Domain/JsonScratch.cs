using System.Buffers;
using System.Text.Json;

namespace Villages.Domain;

/// <summary>
/// A writer of <see cref="DomainJson"/> over a buffer of its thread, for JSON that is hashed or copied at once: what is written again and again must not be garbage again and again.
/// Never across an await. A second one on the same thread, while the first is open, has a buffer of its own.
/// </summary>
public readonly ref struct JsonScratch : IDisposable
{
    private const int Least = 4096;
    private const int Most = 1024 * 1024;
    private static readonly JsonWriterOptions Writing = new() { Encoder = DomainJson.Options.Encoder, SkipValidation = true };

    [ThreadStatic]
    private static Pad? _kept;

    private readonly Pad _pad;

    private JsonScratch(Pad pad) => _pad = pad;

    public Utf8JsonWriter Writer => _pad.Writer;

    /// <summary>Everything written so far; gone when this ends.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            _pad.Writer.Flush();
            return _pad.Buffer.WrittenSpan;
        }
    }

    public static JsonScratch Take()
    {
        var pad = _kept ?? new Pad();
        _kept = null;
        return new JsonScratch(pad);
    }

    public void Dispose()
    {
        if (_pad.Buffer.Capacity > Most)
        {
            _pad.Writer.Dispose();
            return;
        }

        _pad.Buffer.ResetWrittenCount();
        _pad.Writer.Reset();
        _kept = _pad;
    }

    private sealed class Pad
    {
        public Pad()
        {
            Buffer = new ArrayBufferWriter<byte>(Least);
            Writer = new Utf8JsonWriter(Buffer, Writing);
        }

        public ArrayBufferWriter<byte> Buffer { get; }

        public Utf8JsonWriter Writer { get; }
    }
}
