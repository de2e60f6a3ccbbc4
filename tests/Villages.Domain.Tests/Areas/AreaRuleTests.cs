using Villages.Domain.Areas;

namespace Villages.Domain.Tests.Areas;

public class AreaRuleTests
{
    private static readonly AreaCode County = AreaCode.Parse("141129");
    private static readonly RegisterState Empty = RegisterState.Empty(RegisterScope.Stream(County));
    private static readonly RegisterState Known = Empty.After(Register(Empty, Row("141129100", "宁乡镇"), Row("141129100201", "甲村"), Row("141129100202", "乙村")));

    [Fact]
    public void Parents_may_stand_behind_their_children_in_one_list() =>
        Register(Empty, Row("141129100201", "甲村"), Row("141129100", "宁乡镇")).Single<AreasRegistered>();

    [Fact]
    public void The_upper_register_holds_provinces_cities_and_counties()
    {
        var state = RegisterState.Empty(StreamKey.Parse("register/00"));

        Register(state, Row("14", "山西省"), Row("1411", "吕梁市"), Row("141129", "中阳县")).Single<AreasRegistered>();
        Register(state, Row("14", "山西省"), Row("1411", "吕梁市"), Row("141129100", "宁乡镇")).IsRefused("areas.wrong-level");
    }

    [Fact]
    public void A_city_without_districts_holds_its_townships_under_its_own_county_code()
    {
        var state = RegisterState.Empty(RegisterScope.Stream(AreaCode.Parse("441900")));

        Register(state, Row("441900003", "东城街道"), Row("441900003001", "岗贝社区居民委员会")).Single<AreasRegistered>();
    }

    [Fact]
    public void The_same_rows_again_change_nothing() => Register(Known, Row("141129100", "宁乡镇"), Row("141129100201", "甲村")).ChangesNothing();

    [Fact]
    public void Only_new_rows_are_registered() =>
        Assert.Equal("141129100203", Register(Known, Row("141129100201", "甲村"), Row("141129100203", "丙村")).Single<AreasRegistered>().Rows.Single().Code.Value);

    [Fact]
    public void A_code_twice_in_one_list_is_refused() => Register(Empty, Row("141129100", "宁乡镇"), Row("141129100", "宁乡镇")).IsRefused("areas.duplicate-code");

    [Fact]
    public void A_standing_code_under_another_name_is_refused() => Register(Known, Row("141129100201", "丁村")).IsRefused("areas.duplicate-code");

    [Fact]
    public void A_missing_parent_is_refused() => Register(Known, Row("141129101201", "戊村")).IsRefused("areas.missing-parent");

    [Fact]
    public void A_parent_that_is_not_the_codes_prefix_is_refused() =>
        AreaRule.Decide(Known, new RegisterAreas([Row("141129100205", "己村") with { Parent = AreaCode.Parse("141129101") }]), A.Today).IsRefused("areas.parent-mismatch");

    [Fact]
    public void Another_countys_code_is_refused() => Register(Known, Row("141128100", "外镇")).IsRefused("areas.wrong-level");

    [Fact]
    public void A_future_date_is_refused() =>
        AreaRule.Decide(Known, new RegisterAreas([Row("141129100205", "己村") with { From = A.Today.AddDays(1) }]), A.Today).IsRefused("areas.future-date");

    [Fact]
    public void A_blank_name_is_refused() => Register(Known, Row("141129100205", "")).IsRefused("areas.name");

    [Fact]
    public void An_empty_list_and_too_long_a_list_are_refused()
    {
        Register(Known).IsRefused("areas.amount");
        Register(Known, [.. Enumerable.Range(0, RegisterAreas.MaximumRows + 1).Select(i => Row($"141129100{i % 1000:000}", "村"))]).IsRefused("areas.amount");
    }

    [Fact]
    public void A_renamed_area_keeps_its_old_name_for_old_days()
    {
        var renamed = Known.After(AreaRule.Decide(Known, new RenameArea(A.Village, "新甲村", A.Day("2022-03-01")), A.Today));

        Assert.Equal("甲村", renamed.Rows.Find(A.Village, A.Day("2022-02-28"))!.Name);
        Assert.Equal("新甲村", renamed.Rows.Find(A.Village, A.Day("2022-03-01"))!.Name);
        Register(renamed, Row("141129100201", "甲村")).ChangesNothing();
    }

    [Fact]
    public void Renaming_what_is_unknown_or_in_the_future_is_refused()
    {
        AreaRule.Decide(Known, new RenameArea(AreaCode.Parse("141129100299"), "新村", A.Today), A.Today).IsRefused("areas.unknown-code");
        AreaRule.Decide(Known, new RenameArea(A.Village, "新村", A.Today.AddDays(1)), A.Today).IsRefused("areas.future-date");
        AreaRule.Decide(Known, new RenameArea(A.Village, "甲村", A.Today), A.Today).ChangesNothing();
    }

    [Fact]
    public void A_merged_village_ends_and_names_its_successor()
    {
        var closed = Known.After(Close(Known, "141129100201", "141129100202"));

        Assert.Null(closed.Rows.Find(A.Village, A.Today));
        Assert.Equal("141129100202", closed.Rows.Find(A.Village, A.Day("2022-06-30"))!.Successor!.Value.Value);
        Close(closed, "141129100201", "141129100202").ChangesNothing();
    }

    [Fact]
    public void A_township_with_villages_cannot_end() => Close(Known, "141129100", null).IsRefused("areas.has-children");

    [Fact]
    public void A_successor_must_stand_and_have_the_same_level()
    {
        Close(Known, "141129100201", "141129100299").IsRefused("areas.successor");
        Close(Known, "141129100201", "141129100").IsRefused("areas.successor");
    }

    [Fact]
    public void A_code_issued_a_second_time_gets_a_stream_of_its_own()
    {
        var closed = Known.After(Close(Known, "141129100201", null));

        var again = closed.After(AreaRule.Decide(closed, new RegisterAreas([Row("141129100201", "庚村") with { From = A.Day("2022-09-01") }]), A.Today));

        Assert.Equal("village/141129100201", again.Rows.Find(A.Village, A.Day("2022-06-30"))!.Stream.Text);
        Assert.Equal("village/141129100201.2", again.Rows.Find(A.Village, A.Today)!.Stream.Text);
    }

    private static Decision Register(RegisterState state, params AreaRow[] rows) => AreaRule.Decide(state, new RegisterAreas(rows), A.Today);

    private static Decision Close(RegisterState state, string code, string? successor) =>
        AreaRule.Decide(state, new CloseArea(AreaCode.Parse(code), A.Day("2022-06-30"), successor is null ? null : AreaCode.Parse(successor)), A.Today);

    private static AreaRow Row(string code, string name) => new(AreaCode.Parse(code), name, AreaCode.Parse(code).Parent, A.Day("2020-01-01"));
}
