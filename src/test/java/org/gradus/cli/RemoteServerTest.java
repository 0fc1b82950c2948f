package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteServerTest {
    @TempDir
    Path folder;

    /** The class's jars are sent from the file into which its reports are fetched, and reports may well be smaller. */
    @Test
    void whatIsFetchedReplacesAllThatTheFileHeld() throws Exception {
        Path file = Files.writeString(folder.resolve("class.part"), "x".repeat(1000));
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/api/v1/reports", exchange -> {
            byte[] body = "reports".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
        try {
            new RemoteServer(URI.create("http://127.0.0.1:" + http.getAddress().getPort()), "gradus_token")
                    .download("/reports", file);
        } finally {
            http.stop(0);
        }

        assertThat(file).hasContent("reports");
    }
}
