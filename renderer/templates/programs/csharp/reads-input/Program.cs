// Adds up the numbers of its input, one a line, until the input ends.
using System;

static class Program
{
    static void Main()
    {
        long count = 0;
        long total = 0;
        string line;
        while ((line = Console.ReadLine()) != null)
        {
            if (long.TryParse(line, out long number))
            {
                total += number;
                count++;
            }
            else
            {
                Console.Error.WriteLine($"Not a whole number: {line}");
            }
        }
        Console.WriteLine($"{count} numbers, {total} together");
    }
}
