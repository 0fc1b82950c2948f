package org.gradus.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns texts into a configuration and notes what cannot be meant; what is wrong is replaced by something harmless, and told. */
final class ConfigCheck {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");
    private static final int SHORTEST_TOKEN = 16;
    private static final int MOST_GRADERS = 1000;

    private final Map<Setting, Origin> values;
    private final List<String> problems;

    ConfigCheck(Map<Setting, Origin> values, List<String> problems) {
        this.values = values;
        this.problems = problems;
    }

    ServerConfig config() {
        return new ServerConfig(
                required(Setting.HOST),
                number(Setting.PORT, 0, 65535),
                publicUrl(),
                proxies(),
                path(Setting.DATA),
                path(Setting.ASSIGNMENTS),
                text(Setting.INSTALL_FROM).isEmpty() ? null : folder(Setting.INSTALL_FROM),
                database(),
                number(Setting.GRADERS, 0, MOST_GRADERS),
                workerJava(),
                flag(Setting.ALLOW_WEAK_SANDBOX),
                mail(),
                log(),
                token());
    }

    private String text(Setting setting) {
        return EffectiveConfig.from(values, setting).text();
    }

    private void problem(Setting setting, String sentence) {
        problems.add(
                setting.key() + " (" + EffectiveConfig.from(values, setting).place() + ") " + sentence);
    }

    private String required(Setting setting) {
        if (text(setting).isEmpty()) {
            problem(setting, "is empty: give " + setting.meaning() + ".");
        }
        return text(setting);
    }

    private int number(Setting setting, int least, int most) {
        try {
            int number = Integer.parseInt(text(setting));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        problem(setting, "must be a whole number from " + least + " to " + most + ", not '" + text(setting) + "'.");
        return least;
    }

    private boolean flag(Setting setting) {
        String text = text(setting).toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            problem(setting, "must be true or false, not '" + text(setting) + "'.");
        }
        return text.equals("true");
    }

    private Path path(Setting setting) {
        try {
            return Path.of(required(setting));
        } catch (InvalidPathException e) {
            problem(setting, "is not a path: " + e.getMessage() + ".");
            return Path.of("");
        }
    }

    private Path folder(Setting setting) {
        Path folder = path(setting);
        if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
            problem(setting, "must be the absolute path of a folder that exists, not '" + folder + "'.");
        }
        return folder;
    }

    private Path workerJava() {
        Path home = path(Setting.WORKER_JAVA);
        if (!Files.isExecutable(home.resolve("bin").resolve("java"))) {
            problem(Setting.WORKER_JAVA, "must be the home of a JDK, but there is no bin/java in '" + home + "'.");
        }
        return home;
    }

    private @Nullable URI publicUrl() {
        String text = text(Setting.PUBLIC_URL);
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (web
                    && url.getHost() != null
                    && "".equals(url.getPath())
                    && url.getQuery() == null
                    && url.getFragment() == null
                    && url.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        problem(
                Setting.PUBLIC_URL,
                "must look like https://gradus.example.org, without a path, not '" + text
                        + "'. Gradus has a host name of its own.");
        return null;
    }

    private Set<String> proxies() {
        Set<String> addresses = new LinkedHashSet<>();
        Arrays.stream(text(Setting.TRUSTED_PROXIES).split("[,\\s]+"))
                .filter(address -> !address.isEmpty())
                .forEach(address -> {
                    if (!ADDRESS.matcher(address).matches()) {
                        problem(
                                Setting.TRUSTED_PROXIES,
                                "must be addresses such as 127.0.0.1 with commas between, and '" + address
                                        + "' is none.");
                    }
                    addresses.add(address);
                });
        return addresses;
    }

    private DatabaseConfig database() {
        String url = text(Setting.DATABASE_URL);
        if (!url.isEmpty() && !url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:")) {
            problem(
                    Setting.DATABASE_URL,
                    "must begin with jdbc:sqlite: or jdbc:postgresql:, such as"
                            + " jdbc:postgresql://localhost/gradus.");
        }
        if (url.toLowerCase(Locale.ROOT).contains("password=") || url.matches("jdbc:postgresql://[^/]*@.*")) {
            problem(
                    Setting.DATABASE_URL,
                    "must not hold a password: everybody sees it in the list of processes. Set "
                            + Setting.DATABASE_PASSWORD.variable() + ", or " + Setting.DATABASE_PASSWORD.key()
                            + " in the file.");
            // It may be printed, and the password with it.
            values.put(Setting.DATABASE_URL, new Origin("", "refused"));
        }
        return new DatabaseConfig(url, text(Setting.DATABASE_USER), text(Setting.DATABASE_PASSWORD));
    }

    private @Nullable SmtpConfig mail() {
        if (text(Setting.MAIL_HOST).isEmpty()) {
            for (Setting setting : List.of(Setting.MAIL_USER, Setting.MAIL_PASSWORD, Setting.MAIL_FROM)) {
                if (!text(setting).isEmpty()) {
                    problem(setting, "is set, but " + Setting.MAIL_HOST.key() + " is not, so no mail would be sent.");
                }
            }
            return null;
        }
        String from = text(Setting.MAIL_FROM);
        if (!from.matches("[^@\\s]+@[^@\\s]+")) {
            problem(Setting.MAIL_FROM, "must be the sender's address, such as gradus@example.org, not '" + from + "'.");
        }
        if (text(Setting.MAIL_USER).isEmpty() != text(Setting.MAIL_PASSWORD).isEmpty()) {
            problem(Setting.MAIL_USER, "and " + Setting.MAIL_PASSWORD.key() + " belong together: set both or neither.");
        }
        if (text(Setting.PUBLIC_URL).isEmpty()) {
            problem(
                    Setting.PUBLIC_URL,
                    "is needed to send mail: the links in it lead there. Set it to https://gradus.example.org or"
                            + " what your server is called.");
        }
        return new SmtpConfig(
                text(Setting.MAIL_HOST),
                number(Setting.MAIL_PORT, 1, 65535),
                text(Setting.MAIL_USER),
                text(Setting.MAIL_PASSWORD),
                from,
                flag(Setting.MAIL_START_TLS));
    }

    private LogFormat log() {
        return switch (text(Setting.LOG).toLowerCase(Locale.ROOT)) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> {
                problem(Setting.LOG, "must be text or json, not '" + text(Setting.LOG) + "'.");
                yield LogFormat.TEXT;
            }
        };
    }

    private @Nullable String token() {
        String token = text(Setting.METRICS_TOKEN);
        if (token.isEmpty()) {
            return null;
        }
        if (token.length() < SHORTEST_TOKEN) {
            problem(
                    Setting.METRICS_TOKEN,
                    "must have at least " + SHORTEST_TOKEN + " characters. One is made by: openssl rand -hex 24");
        }
        return token;
    }
}
