using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Villages.Domain.Areas;

namespace Villages.Domain.Tests.Areas;

[Properties(Arbitrary = [typeof(CodeNumberTests)])]
public class CodeNumberTests
{
    public static Arbitrary<AreaCode> Codes() => (
        from digits in Gen.Elements(2, 4, 6, 9, 12)
        from number in Gen.Elements('0', '1', '9').ArrayOf(digits)
        select AreaCode.Parse(new string(number))).ToArbitrary();

    [Property]
    public bool A_code_survives_its_number(AreaCode code) => CodeNumber.ToCode(CodeNumber.Of(code)) == code;

    [Property]
    public bool Numbers_sort_as_codes_do(AreaCode one, AreaCode other) =>
        Math.Sign(CodeNumber.Of(one).CompareTo(CodeNumber.Of(other))) == Math.Sign(one.CompareTo(other));

    [Property]
    public bool A_subtree_holds_exactly_what_the_code_contains(AreaCode area, AreaCode other)
    {
        var (first, end) = CodeNumber.Subtree(area);
        return (CodeNumber.Of(other) >= first && CodeNumber.Of(other) < end) == area.Contains(other);
    }
}
