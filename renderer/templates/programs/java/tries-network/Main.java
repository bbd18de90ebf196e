// Tries to reach the internet by an address and by a name. The layer Network stops both.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

public class Main {
    public static void main(String[] args) {
        for (String place : new String[] {"1.1.1.1", "example.org"}) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(place, 443), 3000);
                System.out.println(place + ": reached");
            } catch (IOException problem) {
                System.out.println(place + ": no way (" + problem + ")");
            }
        }
    }
}
