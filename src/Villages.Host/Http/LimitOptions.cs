namespace Villages.Host.Http;

/// <summary>Section <c>Villages:Limits</c>.</summary>
public sealed class LimitOptions
{
    public const string Section = "Villages:Limits";

    /// <summary>Bytes of a JSON body.</summary>
    public long Body { get; set; } = 1024 * 1024;

    /// <summary>Bytes of an imported file.</summary>
    public long Import { get; set; } = 20 * 1024 * 1024;

    /// <summary>Bytes of all headers of a request; the longest token that is read takes half of them.</summary>
    public int Headers { get; set; } = 32 * 1024;

    /// <summary>Bytes of the line with method and path.</summary>
    public int Line { get; set; } = 8 * 1024;

    /// <summary>Within that time a request must have all its headers.</summary>
    public TimeSpan HeadersWithin { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes a second that a body must come with, after <see cref="BodyGrace"/>.</summary>
    public double BodyRate { get; set; } = 240;

    /// <summary>More than a second: the server looks once a second.</summary>
    public TimeSpan BodyGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Requests a second that a subject may send for long; an address, where no good token says who asks.</summary>
    public int RequestsPerSecond { get; set; } = 500;

    /// <summary>Requests a subject may send at once.</summary>
    public int Burst { get; set; } = 2_000;

    /// <summary>Requests that this process carries out at the same time; a silent database must not pile up more.</summary>
    public int AtOnce { get; set; } = 256;

    /// <summary>Requests that wait for their turn; further ones are told to come again.</summary>
    public int Waiting { get; set; } = 128;

    /// <summary>Live streams that a subject may have open.</summary>
    public int StreamsOfSubject { get; set; } = 20;

    /// <summary>Live streams that this process has open.</summary>
    public int Streams { get; set; } = 5_000;

    /// <summary>Objections and appeals that an address may send an hour without a token.</summary>
    public int ObjectionsAnHour { get; set; } = 5;

    internal bool IsSound => this is { ObjectionsAnHour: > 0, Body: > 0, Import: > 0, Headers: > 0, Line: > 0, RequestsPerSecond: > 0, Burst: > 0, AtOnce: > 0, Waiting: >= 0, StreamsOfSubject: > 0, Streams: > 0 }
        && HeadersWithin > TimeSpan.Zero && BodyRate > 0 && BodyGrace > TimeSpan.FromSeconds(1);
}
