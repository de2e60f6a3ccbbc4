using System.CommandLine;
using Villages.Domain;
using Villages.Host.Auth;

namespace Villages.Host.Verbs;

/// <summary><c>token --role … --area …</c>: prints a development token and nothing else, so that <c>$(… token …)</c> works in a shell.</summary>
internal static class TokenVerb
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var role = new Option<string>("--role") { Required = true, Description = "One of: " + string.Join(' ', Roles.All) };
        var area = new Option<string>("--area") { Required = true, Description = "Code of the area the token acts on, 00 for the nation." };
        var subject = new Option<string>("--subject") { Description = "Who acts; becomes the actor of commits.", DefaultValueFactory = _ => "developer" };
        var purpose = new Option<string[]>("--purpose") { Description = "What it is good for, of: " + string.Join(' ', AccessTable.Default.Purposes.Keys.Order()), AllowMultipleArgumentsPerToken = true };
        purpose.AcceptOnlyFromAmong([.. AccessTable.Default.Purposes.Keys]);
        var hours = new Option<double>("--hours") { Description = "How long it lives, at most 720.", DefaultValueFactory = _ => 8 };
        var command = new Command("token", "Prints a development token. 打印开发用令牌。") { role, area, subject, purpose, hours }.Passing();
        command.SetAction((parsed, _) => Failures.Tell(async () =>
        {
            if (!AreaCode.TryParse(parsed.GetValue(area), null, out var code))
            {
                throw new ArgumentException($"'{parsed.GetValue(area)}' is not an area code of 2, 4, 6, 9 or 12 digits.");
            }

            if (parsed.GetValue(hours) is not (> 0 and <= 720) and var lifetime)
            {
                throw new ArgumentException($"{lifetime} hours is not between 0 and 720.");
            }

            await using var app = build(Settings.Unserved(parsed));
            Console.WriteLine(app.Services.GetRequiredService<TokenIssuer>().Issue(
                parsed.GetValue(subject)!, parsed.GetValue(role)!, code, TimeSpan.FromHours(parsed.GetValue(hours)),
                parsed.GetValue(purpose) is { Length: > 0 } purposes ? purposes : null));
            return 0;
        }));
        return command;
    }
}
