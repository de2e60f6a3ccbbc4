using System.Net.Sockets;
using System.Text;
using Villages.Testing;

namespace Villages.Host.Tests.Http;

/// <summary>Bytes to and from a server, without a client's good manners.</summary>
internal sealed class RawConnection(TcpClient client) : IDisposable
{
    public static async Task<RawConnection> To(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        return new RawConnection(client);
    }

    public async Task Send(string text) => await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>Everything until the server ends the connection; what a reset swallowed is missing.</summary>
    public async Task<string> ToTheEnd()
    {
        var (buffer, answer) = (new byte[4096], new StringBuilder());
        try
        {
            while (await client.GetStream().ReadAsync(buffer).AsTask().WaitAsync(Eventually.Patience) is > 0 and var read)
            {
                answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // A reset is an end.
        }

        return answer.ToString();
    }

    public void Dispose() => client.Dispose();
}
