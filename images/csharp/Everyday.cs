// What programs commonly use: compiled over and over by a compiler that warms itself.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text;
using System.Threading.Tasks;

namespace Everyday
{
    interface IShape
    {
        double Area { get; }
    }

    abstract class Named
    {
        protected Named(string name) { Name = name; }
        public string Name { get; private set; }
        public override string ToString() { return $"{Name}: {GetHashCode() % 7,3}"; }
    }

    sealed class Circle : Named, IShape, IComparable<Circle>
    {
        readonly double radius;
        public Circle(double radius) : base("circle") { this.radius = radius; }
        public double Area => Math.PI * radius * radius;
        public int CompareTo(Circle other) => radius.CompareTo(other.radius);
        public static Circle operator +(Circle one, Circle other) => new Circle(one.radius + other.radius);
    }

    struct Point
    {
        public int X, Y;
        public int this[int index] { get { return index == 0 ? X : Y; } }
    }

    enum Colour { Red, Green = 4 }

    class Refused : Exception
    {
        public Refused(string message) : base(message) { }
    }

    static class Program
    {
        static event Action<int> Counted;

        static IEnumerable<int> Squares(int most)
        {
            for (int i = 0; i < most; i++)
            {
                yield return i * i;
            }
        }

        static async Task<int> Later(int value)
        {
            await Task.Delay(1);
            return value;
        }

        static T Larger<T>(T one, T other) where T : IComparable<T>
        {
            return one.CompareTo(other) > 0 ? one : other;
        }

        static int Main(string[] arguments)
        {
            var words = new Dictionary<string, List<int>> { { "one", new List<int> { 1, 2 } } };
            foreach (var pair in words.Where(each => each.Value.Count > 1).OrderBy(each => each.Key))
            {
                Console.WriteLine("{0} {1:F2}", pair.Key, pair.Value.Select(value => value * 1.5).Sum());
            }
            var query = from square in Squares(9) where square % 2 == 0 select new { square, Half = square / 2 };
            Console.WriteLine(string.Join(", ", query.Select(each => $"{each.square}/{each.Half}")));
            if (!int.TryParse(Console.ReadLine(), out int number)) number = 7;
            Counted += count => Console.Error.WriteLine(count);
            Counted?.Invoke(number);
            switch (arguments.Length)
            {
                case 0:
                    number++;
                    break;
                default:
                    number--;
                    break;
            }
            try
            {
                using (var writer = new StringWriter())
                {
                    writer.Write(Larger(new Circle(1), new Circle(2)) + new StringBuilder("x").Append('y').ToString());
                }
                if (number < 0) throw new Refused(nameof(number));
            }
            catch (Refused refused) when (refused.Message != null)
            {
                return 1;
            }
            finally
            {
                number = (int)BigInteger.Pow(2, 5) ^ (int)Colour.Green;
            }
            int[,] grid = new int[3, 3];
            var point = new Point { X = 1, Y = 2 };
            object boxed = point[1];
            dynamic anything = boxed as int? ?? grid[1, 2];
            while (number-- > 0 && Later(number).Result != 3) { }
            return anything is string ? 2 : 0;
        }
    }
}
