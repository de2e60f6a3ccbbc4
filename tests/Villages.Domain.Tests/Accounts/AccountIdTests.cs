using Villages.Domain.Accounts;

namespace Villages.Domain.Tests.Accounts;

public class AccountIdTests
{
    [Theory]
    [InlineData("zhang.san")]
    [InlineData("141129199001011234")]
    [InlineData("https://issuer.example/u?id=7")]
    public void A_subject_makes_a_key_that_is_read_back_and_lies_in_no_county(string subject)
    {
        var id = AccountId.Of(subject);
        Assert.Equal(id, AccountId.Parse(id.ToString()));
        Assert.Equal(0, id.Stream.Home);
        Assert.DoesNotContain(subject, id.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Subjects_that_differ_in_case_are_two_accounts() => Assert.NotEqual(AccountId.Of("Zhang"), AccountId.Of("zhang"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("abcdefghijklmnopabcdefghijklmnoq")]
    public void Anything_else_is_no_id(string? text) => Assert.False(AccountId.TryParse(text, null, out _));
}
