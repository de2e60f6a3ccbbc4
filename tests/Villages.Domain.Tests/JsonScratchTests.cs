using System.Text;
using System.Text.Json;

namespace Villages.Domain.Tests;

public class JsonScratchTests
{
    [Fact]
    public void What_it_writes_is_what_the_domain_writes()
    {
        var text = new Text("村级治理 <&'\">", "Grass-roots \u2028");

        using var scratch = JsonScratch.Take();
        JsonSerializer.Serialize(scratch.Writer, text, DomainJson.Options);

        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(text, DomainJson.Options), scratch.Written);
    }

    [Fact]
    public void A_second_one_while_the_first_is_open_writes_beside_it()
    {
        using var first = JsonScratch.Take();
        first.Writer.WriteNumberValue(1);
        using (var second = JsonScratch.Take())
        {
            second.Writer.WriteNumberValue(2);
            Assert.Equal("2", Encoding.UTF8.GetString(second.Written));
        }

        Assert.Equal("1", Encoding.UTF8.GetString(first.Written));
    }

    [Fact]
    public void After_a_value_that_cannot_be_written_and_after_a_large_one_it_begins_anew()
    {
        Assert.ThrowsAny<Exception>(() =>
        {
            using var broken = JsonScratch.Take();
            broken.Writer.WriteStartArray();
            JsonSerializer.Serialize(broken.Writer, typeof(string), DomainJson.Options);
        });
        using (var large = JsonScratch.Take())
        {
            large.Writer.WriteStringValue(new string('a', 3_000_000));
        }

        using var next = JsonScratch.Take();
        next.Writer.WriteNumberValue(3);

        Assert.Equal("3", Encoding.UTF8.GetString(next.Written));
    }
}
