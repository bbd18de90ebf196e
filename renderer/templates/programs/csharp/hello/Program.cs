// The smallest program: one line of output.
using System;

static class Program
{
    static void Main()
    {
        Console.WriteLine("Hello from inside the box.");
    }
}
