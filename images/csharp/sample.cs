// Takes a whole number apart into its prime factors.
using System;
using System.Collections.Generic;

static class Program
{
    static IEnumerable<long> PrimeFactors(long number)
    {
        for (long divisor = 2; divisor <= number / divisor; divisor++)
        {
            for (; number % divisor == 0 && divisor < number; number /= divisor)
            {
                yield return divisor;
            }
        }
        yield return number;
    }

    static void Main()
    {
        Console.Error.WriteLine("A whole number, please:");
        if (!long.TryParse(Console.ReadLine(), out long number) || number < 2)
        {
            number = 2026;
            Console.Error.WriteLine($"That is none above 1, so here is {number}.");
        }
        Console.WriteLine($"{number} = {string.Join(" × ", PrimeFactors(number))}");
    }
}
