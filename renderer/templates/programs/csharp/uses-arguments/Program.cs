// Prints the arguments that it was given: they are set above the editor.
using System;

static class Program
{
    static void Main(string[] args)
    {
        Console.WriteLine($"{args.Length} arguments");
        for (int i = 0; i < args.Length; i++)
        {
            Console.WriteLine($"{i + 1}: {args[i]}");
        }
    }
}
