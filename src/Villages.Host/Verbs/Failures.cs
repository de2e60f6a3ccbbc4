using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Villages.Host.FirstRun;
using Villages.Journal;

namespace Villages.Host.Verbs;

/// <summary>Turns what a newcomer or operator may run into into one sentence with the way out, on standard error, and exit code 1.</summary>
internal static class Failures
{
    public static async Task<int> Tell(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (Sentence(exception) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    /// <summary>Null when the failure is none of those known: then the whole exception is shown.</summary>
    public static string? Sentence(Exception exception)
    {
        for (var at = exception; at is not null; at = at is AggregateException { InnerExceptions.Count: > 0 } many ? many.InnerExceptions[0] : at.InnerException)
        {
            var sentence = at switch
            {
                RefusedException or JournalInUseException or JournalSchemaException or JournalUnavailableException => at.Message,
                OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
                InvalidOperationException or ArgumentException when IsOurs(at) => at.Message,
                AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => PortTaken(exception),
                UnauthorizedAccessException => $"No right to write: {at.Message} Choose another data folder with --Villages:Data=<folder>. 无写入权限，请更换数据目录。",
                _ => null,
            };
            if (sentence is not null)
            {
                return sentence;
            }
        }

        return null;
    }

    private static bool IsOurs(Exception exception) =>
        exception.TargetSite?.DeclaringType?.Namespace?.StartsWith("Villages.", StringComparison.Ordinal) == true;

    private static string PortTaken(Exception exception)
    {
        var address = System.Text.RegularExpressions.Regex.Match(exception.Message, @"https?://\S+?(?=[:,.]?\s)").Value;
        return $"The address {(address.Length > 0 ? address : "of this host")} is taken by another program. Name a free one, for example: --urls http://localhost:5081 "
            + "端口已被占用，请用 --urls 换一个。";
    }
}
