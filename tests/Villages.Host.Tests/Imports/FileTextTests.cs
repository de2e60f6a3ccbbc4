using System.Text;
using Villages.Host.Imports;

namespace Villages.Host.Tests.Imports;

public sealed class FileTextTests
{
    private const string Sample = "code,name\n141129100201,上桥村委会\n141129100202,㙟村䶮\n";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Fact]
    public void Utf8_is_read_with_and_without_its_mark()
    {
        Assert.Equal(Sample, FileText.Decode(Encoding.UTF8.GetBytes(Sample)).Value);
        Assert.Equal(Sample, FileText.Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sample)]).Value);
    }

    [Fact]
    public void Gb18030_is_recognised_down_to_its_rare_characters() =>
        Assert.Equal(Sample, FileText.Decode(Gb18030.GetBytes(Sample)).Value);

    [Fact]
    public void Utf16_is_refused_with_the_way_out()
    {
        var refusal = FileText.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sample)]).Refusal!;

        Assert.Equal("imports.encoding-not-supported", refusal.Code);
        Assert.Contains("UTF-8", refusal.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_utf8_file_is_refused_and_never_read_as_something_else()
    {
        var bytes = Encoding.UTF8.GetBytes(Sample);
        bytes[^7] = 0xFF;

        var refusal = FileText.Decode(bytes).Refusal!;

        Assert.Equal("imports.undecodable-byte", refusal.Code);
        Assert.Contains($"Byte {bytes.Length - 7} on line 3", refusal.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_gb18030_file_is_refused_at_its_byte()
    {
        byte[] bytes = [.. Gb18030.GetBytes("code,name\n1,中阳县\n2,"), 0xFF, .. Gb18030.GetBytes("\n")];

        var refusal = FileText.Decode(bytes).Refusal!;

        Assert.Equal("imports.undecodable-byte", refusal.Code);
        Assert.Contains($"Byte {bytes.Length - 2} on line 3", refusal.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_without_being_read_to_its_end()
    {
        using var endless = new Endless();

        var refusal = (await FileText.Read(endless, ImportLimits.Request)).Refusal!;

        Assert.Equal("imports.file-too-large", refusal.Code);
        Assert.InRange(endless.Served, 20_000_000, 20_200_000);
    }

    /// <summary>One line without an end.</summary>
    private sealed class Endless : Stream
    {
        public long Served { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Served; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'x', offset, count);
            Served += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
