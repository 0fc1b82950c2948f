package org.gradus.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a server is and who asks, as commands are told it. */
final class ServerAccess {
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ServerAccess() {}

    /** The address that {@code --server} says. */
    static URI site(String server) {
        try {
            URI site = new URI(server);
            String scheme = String.valueOf(site.getScheme());
            if (site.getHost() != null
                    && site.getQuery() == null
                    && Set.of("http", "https").contains(scheme)) {
                if (scheme.equals("http") && !HERE.contains(site.getHost())) {
                    System.err.println("Without https, everybody on the way can read your token.");
                }
                return site;
            }
        } catch (URISyntaxException e) {
            // Told below, like all others.
        }
        throw new WrongUsage("--server must be an address such as https://gradus.example.org, not " + server + ".");
    }

    /** The token in a file, or in {@code GRADUS_TOKEN} if no file is named. */
    static String token(@Nullable Path file) throws IOException {
        String found;
        if (file == null) {
            found = System.getenv("GRADUS_TOKEN");
        } else if (Files.isRegularFile(file)) {
            found = Files.readString(file, StandardCharsets.UTF_8);
        } else {
            throw new WrongUsage("There is no file " + file + ".");
        }
        if (found == null || !TOKEN.matcher(found.strip()).matches()) {
            throw new WrongUsage("There is no token. Make one on your account's page and name its file with"
                    + " --token-file, or set GRADUS_TOKEN.");
        }
        return found.strip();
    }
}
