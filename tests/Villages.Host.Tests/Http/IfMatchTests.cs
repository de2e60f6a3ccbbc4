using System.Reflection;
using Microsoft.AspNetCore.Http;
using Villages.Host.Http;

namespace Villages.Host.Tests.Http;

public class IfMatchTests
{
    [Theory]
    [InlineData("\"7\"", 7)]
    [InlineData("\"4-89-0-0\"", 4)]
    public async Task The_version_is_the_first_number_of_the_etag_whatever_progress_stands_behind_it(string header, long version) =>
        Assert.Equal(version, (await Bind(header)).Version);

    [Theory]
    [InlineData("7", "http.if-match-malformed")]
    [InlineData("\"x\"", "http.if-match-malformed")]
    [InlineData("\"-1\"", "http.if-match-malformed")]
    [InlineData("\"\"", "http.if-match-malformed")]
    [InlineData("-", "http.if-match-malformed")]
    [InlineData("", "http.if-match-missing")]
    public async Task Anything_else_is_refused(string header, string code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<ProblemException>(async () => await Bind(header))).Problem.Code);

    private static ValueTask<IfMatch> Bind(string header)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.IfMatch = header;
        return IfMatch.BindAsync(context, MethodBase.GetCurrentMethod()!.GetParameters()[0]);
    }
}
