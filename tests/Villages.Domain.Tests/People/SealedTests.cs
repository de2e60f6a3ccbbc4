using System.Text.Json;
using Villages.Domain.People;

namespace Villages.Domain.Tests.People;

public class SealedTests
{
    [Theory]
    [InlineData("王芳")]
    [InlineData("11010519491231002X")]
    [InlineData("1949-12-31")]
    [InlineData("v1.")]
    [InlineData("v1.王芳")]
    public void Plain_text_cannot_stand_where_ciphertext_belongs(string text)
    {
        Assert.False(Sealed.TryParse(text, null, out _));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Sealed>(JsonSerializer.Serialize(text), DomainJson.Options));
    }
}
