using System.Text.Json;
using Villages.Domain.Objections;

namespace Villages.Domain.Tests.Objections;

public class ObjectionIdTests
{
    [Fact]
    public void The_same_command_has_the_same_number_and_another_has_another()
    {
        var number = ObjectionId.Of(A.Village, CommandId.Derive("lodge", "1"));

        Assert.Equal(number, ObjectionId.Of(A.Village.County!.Value, CommandId.Derive("lodge", "1")));
        Assert.NotEqual(number, ObjectionId.Of(A.Village, CommandId.Derive("lodge", "2")));
        Assert.Equal(number, ObjectionId.Parse(number.Value));
        Assert.Equal(("141129", $"objection/{number}", 141129), (number.County.Value, number.Stream.Text, number.Stream.Home));
        Assert.Throws<ArgumentException>(() => ObjectionId.Of(AreaCode.Nation, default));
    }

    [Fact]
    public void A_number_is_made_of_the_first_40_bits()
    {
        Assert.Equal("141129-00000000", ObjectionId.Of(A.Village, default).Value);
        Assert.Equal("141129-ZZZZZZZZ", ObjectionId.Of(A.Village, new CommandId(new Guid("ffffffff-ff00-0000-0000-000000000000"))).Value);
    }

    [Theory]
    [InlineData("141129-7zk3q0xw")]
    [InlineData("141129-7ZK3QOXW")]
    [InlineData("141129-7zk3qoxw")]
    public void A_number_is_read_as_people_write_it(string text) => Assert.Equal(A.Objection, ObjectionId.Parse(text));

    [Theory]
    [InlineData("141129-7ZK3Q0X")]
    [InlineData("141129-7ZK3Q0XWW")]
    [InlineData("141129-7ZK3Q0XU")]
    [InlineData("141129-7ZK3Q0X-")]
    [InlineData("14112X-7ZK3Q0XW")]
    [InlineData("14112917ZK3Q0XW")]
    public void Anything_else_is_no_number(string text) => Assert.False(ObjectionId.TryParse(text, null, out _));

    [Fact]
    public void It_is_text_in_json() => Assert.Equal("\"141129-7ZK3Q0XW\"", JsonSerializer.Serialize(A.Objection, DomainJson.Options));
}
