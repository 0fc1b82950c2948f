package org.gradus.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a test writes what no decent client would. */
final class RawHttp implements AutoCloseable {
    private static final int LONGEST_WAIT_MS = 10_000;

    private final Socket socket;

    private RawHttp(Socket socket) {
        this.socket = socket;
    }

    static RawHttp to(TestServer server) {
        try {
            Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(),
                    URI.create(server.address()).getPort());
            socket.setSoTimeout(LONGEST_WAIT_MS);
            socket.setTcpNoDelay(true);
            return new RawHttp(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes; false if the server has closed the connection. */
    boolean write(String text) {
        return write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    boolean write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** All that comes until the server closes; what has come so far if it was cut off in the middle. */
    String readAll() {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                read.write(buffer, 0, length);
            }
        } catch (SocketTimeoutException e) {
            throw new IllegalStateException("The server leaves the connection open.", e);
        } catch (IOException e) {
            // Reset: what came before counts.
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Sends a request and reads until the server closes. */
    static String ask(TestServer server, String request) {
        try (RawHttp connection = to(server)) {
            connection.write(request);
            return connection.readAll();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
