using Villages.Domain.People;

namespace Villages.Domain.Tests.People;

public class PersonalNumbersTests
{
    [Theory]
    [InlineData("核对11010519491231002X的身份")]
    [InlineData("打13800005678")]
    [InlineData("138-0000-5678")]
    [InlineData("+8613800005678")]
    [InlineData("86-138-0000-5678")]
    [InlineData("013800005678")]
    [InlineData("账号 6222020000001234567")]
    public void A_number_of_somebody_is_found(string text) => Assert.True(PersonalNumbers.In(text));

    [Theory]
    [InlineData("")]
    [InlineData("组〔2026〕7号，2026-11-30 2026-12-01")]
    [InlineData("村 141129100201")]
    [InlineData("12800005678")]
    [InlineData("138000056781")]
    public void Dates_codes_and_document_numbers_are_none(string text) => Assert.False(PersonalNumbers.In(text));
}
