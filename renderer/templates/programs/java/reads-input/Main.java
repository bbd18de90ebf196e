// Adds up the numbers of its input, one a line, until the input ends.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

public class Main {
    public static void main(String[] args) throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in));
        long count = 0;
        long total = 0;
        for (String line; (line = input.readLine()) != null; ) {
            try {
                total += Long.parseLong(line.trim());
                count++;
            } catch (NumberFormatException problem) {
                System.err.println("Not a whole number: " + line);
            }
        }
        System.out.println(count + " numbers, " + total + " together");
    }
}
