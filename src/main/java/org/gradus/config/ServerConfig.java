package org.gradus.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a server or a grader is set up.
 *
 * @param host address to listen at
 * @param port 0 for any that is free
 * @param publicUrl how browsers reach the server, without a path; null if it was not said
 * @param trustedProxies addresses whose word on whom they ask for is believed
 * @param data folder for everything that is kept
 * @param assignments folder of assignments
 * @param installFrom folder below which authors may name folders to install; null if they may name none
 * @param graders submissions graded at a time in this process
 * @param workerJava home of the JDK that runs submissions
 * @param allowWeakSandbox whether submissions run although no strong sandbox works
 * @param mail null if no mail is sent
 * @param metricsToken opens the metrics to other machines; null if none does
 */
public record ServerConfig(
        String host,
        int port,
        @Nullable URI publicUrl,
        Set<String> trustedProxies,
        Path data,
        Path assignments,
        @Nullable Path installFrom,
        DatabaseConfig database,
        int graders,
        Path workerJava,
        boolean allowWeakSandbox,
        @Nullable SmtpConfig mail,
        LogFormat log,
        @Nullable String metricsToken) {
    public ServerConfig {
        trustedProxies = Set.copyOf(trustedProxies);
    }

    /** Whether browsers reach the server by HTTPS only. */
    public boolean secureCookies() {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }

    /**
     * Where the pages are, for links in mails and on the terminal; without a slash at the end.
     *
     * @param port the port that was really taken
     */
    public String address(int port) {
        if (publicUrl != null) {
            return publicUrl.toString();
        }
        String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }

    @Override
    public String toString() {
        return "ServerConfig[" + host + ":" + port + ", data " + data + "]";
    }
}
