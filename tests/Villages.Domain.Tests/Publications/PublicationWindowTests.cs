using Villages.Domain.Publications;
using Villages.Domain.Tests.Calendars;

namespace Villages.Domain.Tests.Publications;

public class PublicationWindowTests
{
    [Theory]
    [InlineData("2022-09-26", 5, "2022-10-08")] // National Day's holiday is left out, the make-up days of 8 and 9 October count.
    [InlineData("2022-12-23", 3, "2022-12-28")]
    [InlineData("2022-12-24", 1, "2022-12-26")]
    [InlineData("2022-12-24", 0, "2022-12-23")]
    public void As_many_working_days_follow_the_day_of_publication(string published, int days, string last) =>
        Assert.Equal(new PublicationWindow(A.Day(published), A.Day(last)), PublicationWindow.Of(A.Day(published), days, TheCalendar.Default.WorkingDays));
}
