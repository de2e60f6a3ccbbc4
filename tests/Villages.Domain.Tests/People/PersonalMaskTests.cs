using Villages.Domain.People;

namespace Villages.Domain.Tests.People;

public class PersonalMaskTests
{
    [Theory]
    [InlineData("王芳", "王*")]
    [InlineData("欧阳小明", "欧***")]
    [InlineData("𠮷田", "𠮷*")]
    [InlineData("王", "*")]
    [InlineData("", "")]
    public void A_name_shows_its_first_character(string name, string shown) => Assert.Equal(shown, PersonalMask.Name(name));

    [Theory]
    [InlineData("13812345678", "138****5678")]
    [InlineData("5551234", "*******")]
    public void A_phone_number_shows_its_ends_when_it_is_long_enough(string phone, string shown) => Assert.Equal(shown, PersonalMask.Phone(phone));
}
