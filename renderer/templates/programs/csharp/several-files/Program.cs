// All files are compiled together, whatever they are called.
using System;

static class Program
{
    static void Main()
    {
        Console.WriteLine(new Greeting("reader").InWords());
    }
}
