using System.Text.Json;
using Villages.Domain.People;
using Villages.Domain.Readings;

namespace Villages.Domain.Tests;

public class CommandCodecTests
{
    [Fact]
    public void Every_kind_is_the_name_of_a_capability_and_a_verb() =>
        Assert.All(CommandCodec.Kinds, kind => Assert.Matches("^[a-z-]+\\.[a-z-]+$", kind));

    [Fact]
    public void A_body_survives_its_json()
    {
        var body = new RecordReadings(
            [new Reading("mass-review", Period.OfYear(2022), BallotCount.Of(24, 10, 3, 1), "township", 2, A.Day("2022-12-15"), Rater: "residents")]);

        Assert.True(CommandCodec.TryDecode(body.Kind, CommandCodec.Encode(body), out var read));
        Assert.Equal(body.Readings, Assert.IsType<RecordReadings>(read).Readings);
    }

    [Fact]
    public void An_unknown_kind_is_no_command() => Assert.False(CommandCodec.TryDecode("areas.explode", "{}", out _));

    [Fact]
    public void A_person_in_plain_text_is_no_command() =>
        Assert.Throws<JsonException>(() => CommandCodec.TryDecode("people.register", """{"name":"王芳","idNumber":"v1.a","birthDate":"v1.b"}""", out _));

    [Fact]
    public void A_body_knows_the_day_of_its_deed() => Assert.Equal(A.Today, ((ICommandBody)new RecordDeath(A.Today)).DeedOn);
}
