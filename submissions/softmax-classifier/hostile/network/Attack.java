package student;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Connects to the server that probably started it, listens, and looks up a name. Gains nothing: the worker has no network. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        // Linkage errors: some Java versions open a socket where they load their own classes.
        for (int port : new int[] {80, 5432, 8080}) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
                System.out.println("connected to port " + port);
            } catch (IOException | RuntimeException | LinkageError e) {
                System.out.println("refused: " + e);
            }
        }
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.out.println("listens on port " + server.getLocalPort());
        } catch (IOException | RuntimeException | LinkageError e) {
            System.out.println("refused: " + e);
        }
        try {
            System.out.println(InetAddress.getByName("localhost"));
        } catch (IOException | RuntimeException | LinkageError e) {
            System.out.println("refused: " + e);
        }
    }
}
