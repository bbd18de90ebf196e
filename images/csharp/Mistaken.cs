// The mistakes that are made most: each has the compiler write a message, and so warms that part too.
using System;
using System.Collections.Generic;

class Mistaken
{
    static int Nothing() { }

    static void Main()
    {
        int count = "many";
        string name = countt;
        int unused;
        new List<int>().Lenght();
        new Missing();
        const int Fixed = 1;
        Fixed = 2;
        Console.Writeline(name);
    }
}
