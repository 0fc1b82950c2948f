package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gradus.config.LogFormat;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogsTest {
    private static final String FORGED = "jar\r\n2026-11-19 20:14:09 ERROR Server: all grades are lost\u001b[31m";

    @Test
    void nobodyCanWriteALineOfTheLog() throws Exception {
        List<String> lines = logged(LogFormat.TEXT, log -> {
            MDC.put("submission", "17");
            log.info("refused {}", FORGED);
            MDC.clear();
            log.error("failed", new IllegalStateException(FORGED));
        });

        assertThat(lines.get(0))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d INFO  LogsTest: refused jar \\| 2026-11-19 20:14:09"
                        + " ERROR Server: all grades are lost\\?\\[31m \\[submission=17\\]");
        assertThat(lines.get(1)).endsWith("ERROR LogsTest: failed");
        assertThat(lines.subList(2, lines.size()))
                .hasSizeGreaterThan(2)
                .allMatch(line -> line.isBlank() || line.startsWith("    "))
                .anyMatch(line -> line.contains("all grades are lost"));
    }

    @Test
    void programsGetAnObjectInALine() throws Exception {
        List<String> lines = logged(LogFormat.JSON, log -> {
            MDC.put("request", "0123456789abcdef");
            MDC.put("person", "7");
            log.warn("refused {}", FORGED);
            MDC.clear();
            log.error("failed", new IllegalStateException(FORGED));
        });

        assertThat(lines).hasSize(2);
        JsonNode first = JsonMapper.builder().build().readTree(lines.get(0));
        assertThat(first.path("formattedMessage").asText()).isEqualTo("refused " + FORGED);
        assertThat(first.path("level").asText()).isEqualTo("WARN");
        assertThat(first.path("timestamp").asLong()).isPositive();
        assertThat(first.path("mdc").path("request").asText()).isEqualTo("0123456789abcdef");
        assertThat(first.path("mdc").path("person").asText()).isEqualTo("7");
        JsonNode second = JsonMapper.builder().build().readTree(lines.get(1));
        assertThat(second.path("throwable").path("message").asText()).isEqualTo(FORGED);
    }

    private interface Logging {
        void to(Logger log);
    }

    private static List<String> logged(LogFormat format, Logging logging) throws Exception {
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        try {
            System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
            Logs.begin(format);
            logging.to(LoggerFactory.getLogger(LogsTest.class));
        } finally {
            MDC.clear();
            System.setErr(err);
            context.reset();
            new ContextInitializer(context).autoConfig();
        }
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
