using System.Globalization;

namespace Villages.Host.Http;

/// <summary>A place in the change feed as clients hold it: <c>epoch.position</c>, opaque to them. The epoch is raised by a restore.</summary>
internal readonly record struct FeedCursor(int Epoch, long Position)
{
    public static FeedCursor? Parse(string? text)
    {
        if (text is null || text.Split('.') is not [var epoch, var position]
            || !int.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var e)
            || !long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var p))
        {
            return null;
        }

        return new FeedCursor(e, p);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{Position}");
}
