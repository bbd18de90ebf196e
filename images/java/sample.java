import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.stream.Collectors;

/** Takes a whole number apart into its prime factors. */
public class Main {
  static List<Long> primeFactors(long number) {
    List<Long> factors = new ArrayList<>();
    for (long divisor = 2; divisor <= number / divisor; divisor++) {
      while (number % divisor == 0) {
        factors.add(divisor);
        number /= divisor;
      }
    }
    if (number > 1) factors.add(number);
    return factors;
  }

  public static void main(String[] arguments) {
    System.err.println("A whole number, please:");
    Scanner input = new Scanner(System.in);
    long number = input.hasNextLong() ? input.nextLong() : 0;
    if (number < 2) {
      number = 2026;
      System.err.println("That is none above 1, so here is " + number + ".");
    }
    String product =
        primeFactors(number).stream().map(String::valueOf).collect(Collectors.joining(" × "));
    System.out.println(number + " = " + product);
  }
}
