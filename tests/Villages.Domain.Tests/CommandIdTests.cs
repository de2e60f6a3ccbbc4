namespace Villages.Domain.Tests;

/// <summary>A repeat is recognised for ever only if ids never change; the expected ones were computed apart from this code.</summary>
public class CommandIdTests
{
    [Fact]
    public void The_id_of_an_intent_never_changes()
    {
        Assert.Equal("487a497d-28e7-5e0c-a065-cd3b3ca0372b", CommandId.Derive("cycle", "stars.rate", "official/141129-0001", "村").ToString());
        Assert.Equal("0991a7cf-e22c-55ef-a959-6d9ce65aa344", CommandId.Derive().ToString());
    }

    [Fact]
    public void Parts_of_any_length_have_an_id_of_their_own() =>
        Assert.NotEqual(CommandId.Derive(new string('村', 5_000)), CommandId.Derive(new string('村', 5_001)));

    [Fact]
    public void Where_one_part_ends_and_the_next_begins_is_part_of_the_id() =>
        Assert.NotEqual(CommandId.Derive("ab", "c"), CommandId.Derive("a", "bc"));
}
