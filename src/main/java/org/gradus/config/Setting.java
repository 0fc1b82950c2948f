package org.gradus.config;

import java.util.Locale;
import java.util.Optional;

/** Everything that can be set, with its place in the file. */
public enum Setting {
    HOST("listen.host", "127.0.0.1", "address to listen at; 0.0.0.0 for every one of this machine"),
    PORT("listen.port", "8080", "port to listen at; 0 for any that is free"),
    PUBLIC_URL("public-url", "", "how browsers reach the server, such as https://gradus.example.org"),
    TRUSTED_PROXIES("trusted-proxies", "", "addresses of reverse proxies whose X-Forwarded-For is believed"),
    DATA("data", "", "folder for everything that is kept"),
    ASSIGNMENTS("assignments", "", "folder of assignments"),
    INSTALL_FROM(
            "install-from",
            "",
            "folder below which authors may name folders to install as assignments; they only upload if empty"),
    DATABASE_URL("database.url", "", "jdbc:sqlite: or jdbc:postgresql:; an SQLite file in the data folder if empty"),
    DATABASE_USER("database.user", "", "for PostgreSQL"),
    DATABASE_PASSWORD("database.password", "", "for PostgreSQL"),
    GRADERS("graders", "", "submissions graded at a time by this process; 0 if others grade"),
    WORKER_JAVA("worker-java", "", "JDK that runs the submissions"),
    ALLOW_WEAK_SANDBOX("allow-weak-sandbox", "false", "whether to run submissions although no strong sandbox works"),
    MAIL_HOST("mail.host", "", "server that takes e-mail; no mail is sent if empty"),
    MAIL_PORT("mail.port", "587", "its port"),
    MAIL_USER("mail.user", "", "account there, if it asks for one"),
    MAIL_PASSWORD("mail.password", "", "its password"),
    MAIL_FROM("mail.from", "", "sender of the server's mail"),
    MAIL_START_TLS("mail.start-tls", "true", "whether the line is encrypted by STARTTLS"),
    LOG("log", "text", "text for people, json for programs"),
    METRICS_TOKEN("metrics.token", "", "who sends it may read /metrics from anywhere; otherwise only this machine may");

    private final String key;
    private final String usual;
    private final String meaning;

    Setting(String key, String usual, String meaning) {
        this.key = key;
        this.usual = usual;
        this.meaning = meaning;
    }

    /** Its path in the file: {@code database.url} is {@code url} below {@code database}. */
    public String key() {
        return key;
    }

    /** What it is if nobody sets it; empty also where that depends on the machine. */
    String usual() {
        return usual;
    }

    String meaning() {
        return meaning;
    }

    /** Its name in the environment: {@code GRADUS_DATABASE_URL}. */
    String variable() {
        return EnvironmentVariables.PREFIX
                + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Whether its value is never printed. */
    boolean secret() {
        return this == DATABASE_PASSWORD || this == MAIL_PASSWORD || this == METRICS_TOKEN;
    }

    /** Whether its value is a path, which in a file is meant from the file's folder. */
    boolean path() {
        return this == DATA || this == ASSIGNMENTS || this == INSTALL_FROM || this == WORKER_JAVA;
    }

    static Optional<Setting> of(String key) {
        for (Setting setting : values()) {
            if (setting.key.equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
