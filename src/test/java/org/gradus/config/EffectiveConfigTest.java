package org.gradus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveConfigTest {
    @TempDir
    Path home;

    @Test
    void nothingNeedsToBeSaid() {
        ServerConfig config = read(null, Map.of(), Map.of()).config();

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(8080);
        assertThat(config.data()).isEqualTo(home.resolve("data"));
        assertThat(config.assignments()).isEqualTo(home.resolve("reference"));
        assertThat(config.graders()).isPositive();
        assertThat(config.secureCookies()).isFalse();
        assertThat(config.mail()).isNull();
        assertThat(config.metricsToken()).isNull();
        assertThat(config.address(8081)).isEqualTo("http://127.0.0.1:8081");
    }

    @Test
    void flagsAreBeforeTheEnvironmentBeforeTheFile() throws IOException {
        Path file = file("listen:\n  host: 192.0.2.1\n  port: 1001\ngraders: 5\n");

        ServerConfig config = read(
                        file,
                        Map.of("GRADUS_LISTEN_PORT", "1002", "GRADUS_GRADERS", "6"),
                        Map.of(Setting.GRADERS, new EffectiveConfig.Flag("--graders", "7")))
                .config();

        assertThat(config.host()).isEqualTo("192.0.2.1");
        assertThat(config.port()).isEqualTo(1002);
        assertThat(config.graders()).isEqualTo(7);
    }

    @Test
    void theFileInTheDataFolderIsRead() throws IOException {
        Files.createDirectories(home.resolve("kept"));
        Files.writeString(home.resolve("kept").resolve("gradus.yaml"), "graders: 3\nassignments: ours\n");

        ServerConfig config = read(
                        null,
                        Map.of(),
                        Map.of(
                                Setting.DATA,
                                new EffectiveConfig.Flag(
                                        "--data", home.resolve("kept").toString())))
                .config();

        assertThat(config.graders()).isEqualTo(3);
        assertThat(config.assignments())
                .as("paths in a file are meant from its folder")
                .isEqualTo(home.resolve("kept").resolve("ours"));
    }

    @Test
    void everythingCanBeSaidInTheFile() throws IOException {
        Path file = file("""
                public-url: https://gradus.example.org/
                trusted-proxies: [127.0.0.1, "::1"]
                database:
                  url: jdbc:postgresql://db.example.org/gradus
                  user: gradus
                  password: hunter2
                mail:
                  host: mail.example.org
                  port: 25
                  user: gradus
                  password: hunter3
                  from: gradus@example.org
                  start-tls: false
                log: json
                metrics:
                  token: 0123456789abcdef
                """);

        ServerConfig config = read(file, Map.of(), Map.of()).config();

        assertThat(config.publicUrl()).isEqualTo(URI.create("https://gradus.example.org"));
        assertThat(config.secureCookies()).isTrue();
        assertThat(config.address(8080)).isEqualTo("https://gradus.example.org");
        assertThat(config.trustedProxies()).containsExactlyInAnyOrder("127.0.0.1", "::1");
        assertThat(config.database())
                .isEqualTo(new DatabaseConfig("jdbc:postgresql://db.example.org/gradus", "gradus", "hunter2"));
        assertThat(config.mail())
                .isEqualTo(new SmtpConfig("mail.example.org", 25, "gradus", "hunter3", "gradus@example.org", false));
        assertThat(config.log()).isEqualTo(LogFormat.JSON);
        assertThat(config.metricsToken()).isEqualTo("0123456789abcdef");
        assertThat(config + " " + config.mail() + " " + config.database()).doesNotContain("hunter");
    }

    @Test
    void whatIsPrintedSaysWhereItComesFromAndHidesPasswords() throws IOException {
        Path file = file("database:\n  url: jdbc:postgresql://localhost/gradus\n  password: hunter2\n");

        String printed = read(
                        file,
                        Map.of("GRADUS_METRICS_TOKEN", "0123456789abcdef"),
                        Map.of(Setting.PORT, new EffectiveConfig.Flag("--port", "0")))
                .print();

        assertThat(printed)
                .contains("  port: 0  # --port; ")
                .contains("  url: \"jdbc:postgresql://localhost/gradus\"  # gradus-test.yaml:2; ")
                .contains("  password: \"(hidden)\"  # gradus-test.yaml:3; ")
                .contains("  token: \"(hidden)\"  # GRADUS_METRICS_TOKEN; ")
                .contains("  host: 127.0.0.1  # default; ")
                .doesNotContain("hunter2")
                .doesNotContain("0123456789abcdef");
    }

    @Test
    void whatIsPrintedCanBeReadAgain() throws IOException {
        EffectiveConfig before = read(
                null,
                Map.of("GRADUS_PUBLIC_URL", "https://gradus.example.org", "GRADUS_TRUSTED_PROXIES", "::1, 127.0.0.1"),
                Map.of());

        assertThat(read(file(before.print()), Map.of(), Map.of()).config()).isEqualTo(before.config());
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirPlaces() throws IOException {
        Path file = file("""
                listen:
                  prot: 8080
                graders: many
                public-url: gradus.example.org/courses
                """);

        assertThatThrownBy(() -> read(
                        file,
                        Map.of("GRADUS_DATABSE_URL", "x", "GRADUS_TRUSTED_PROXIES", "proxy.example.org"),
                        Map.of(Setting.PORT, new EffectiveConfig.Flag("--port", "99999"))))
                .isInstanceOf(ConfigProblems.class)
                .hasMessageContaining("The configuration has 6 problems:")
                .hasMessageContaining(file + ":2: there is no setting listen.prot. Did you mean listen.port?")
                .hasMessageContaining("graders (gradus-test.yaml:3) must be a whole number from 0 to 1000, not 'many'.")
                .hasMessageContaining("public-url (gradus-test.yaml:4) must look like https://gradus.example.org")
                .hasMessageContaining(
                        "The environment variable GRADUS_DATABSE_URL means nothing to Gradus. Did you mean"
                                + " GRADUS_DATABASE_URL?")
                .hasMessageContaining("listen.port (--port) must be a whole number from 0 to 65535, not '99999'.")
                .hasMessageContaining("'proxy.example.org' is none");
    }

    @Test
    void mailNeedsASenderAndAPlaceForItsLinks() {
        assertThatThrownBy(() ->
                        read(null, Map.of("GRADUS_MAIL_HOST", "mail.example.org", "GRADUS_MAIL_USER", "x"), Map.of()))
                .hasMessageContaining("mail.from (default) must be the sender's address")
                .hasMessageContaining("set both or neither")
                .hasMessageContaining("public-url (default) is needed to send mail");
        assertThatThrownBy(() -> read(null, Map.of("GRADUS_MAIL_FROM", "gradus@example.org"), Map.of()))
                .hasMessage("mail.from (GRADUS_MAIL_FROM) is set, but mail.host is not, so no mail would be sent.");
    }

    @Test
    void aPasswordInTheUrlIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> read(
                        null,
                        Map.of(),
                        Map.of(
                                Setting.DATABASE_URL,
                                new EffectiveConfig.Flag("--db", "jdbc:postgresql://localhost/x?password=hunter2"))))
                .isInstanceOf(ConfigProblems.class)
                .hasMessageContaining("GRADUS_DATABASE_PASSWORD")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aShortMetricsTokenIsRefused() {
        assertThatThrownBy(() -> read(null, Map.of("GRADUS_METRICS_TOKEN", "short"), Map.of()))
                .hasMessageContaining("at least 16 characters");
    }

    @Test
    void aBrokenFileIsToldWithItsLine() throws IOException {
        Path broken = file("graders: 1\nlog: [text\n");
        Path twice = home.resolve("twice.yaml");
        Files.writeString(twice, "graders: 1\ngraders: 2\n");
        Path nested = home.resolve("nested.yaml");
        Files.writeString(nested, "graders:\n  each:\n    - 1\n");

        assertThatThrownBy(() -> read(broken, Map.of(), Map.of())).hasMessageContaining("is not valid YAML in line");
        assertThatThrownBy(() -> read(twice, Map.of(), Map.of())).hasMessageContaining("Duplicate field 'graders'");
        assertThatThrownBy(() -> read(nested, Map.of(), Map.of()))
                .hasMessageContaining("nested.yaml:2: graders must be one value, or a list of such.");
        assertThatThrownBy(() -> read(home.resolve("none.yaml"), Map.of(), Map.of()))
                .hasMessageContaining("cannot be read");
    }

    private EffectiveConfig read(
            @Nullable Path file, Map<String, String> environment, Map<Setting, EffectiveConfig.Flag> flags) {
        return EffectiveConfig.read(home, file, environment, flags);
    }

    private Path file(String content) throws IOException {
        Path file = home.resolve("gradus-test.yaml");
        Files.writeString(file, content);
        return file;
    }
}
