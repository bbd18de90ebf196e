// The smallest program: one line of output.
public class Main {
    public static void main(String[] args) {
        System.out.println("Hello from inside the box.");
    }
}
