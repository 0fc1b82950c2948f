package org.gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README counts is what there is. */
class ReadmeTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|.*\\| (\\d+) \\|$");

    @Test
    void everyAssignmentStandsThereWithItsMistakes() throws IOException {
        Map<String, Integer> stated = ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), ReadmeTest::count, (a, b) -> a, TreeMap::new));
        Map<String, Integer> counted = new TreeMap<>();
        try (Stream<Path> folders = Files.list(Path.of("reference"))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                try (Stream<Path> mistakes = Files.list(folder.resolve("mistakes"))) {
                    counted.put(folder.getFileName().toString(), (int) mistakes.count());
                }
            }
        }
        assertThat(stated).isEqualTo(counted);
    }

    private static int count(MatchResult row) {
        return Integer.parseInt(row.group(2));
    }
}
