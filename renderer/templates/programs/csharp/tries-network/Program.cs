// Tries to reach the internet by an address and by a name. The layer Network stops both.
using System;
using System.Net.Sockets;

static class Program
{
    static void Main()
    {
        foreach (string place in new[] { "1.1.1.1", "example.org" })
        {
            try
            {
                using (new TcpClient(place, 443))
                {
                    Console.WriteLine($"{place}: reached");
                }
            }
            catch (SocketException problem)
            {
                Console.WriteLine($"{place}: no way ({problem.Message})");
            }
        }
    }
}
