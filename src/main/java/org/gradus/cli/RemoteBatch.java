package org.gradus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.gradus.check.GradusException;
import org.gradus.grading.ScoreReport;
import org.gradus.report.JsonReport;
import org.gradus.report.UnreadableReport;
import org.gradus.submission.InspectionLimits;
import org.gradus.submission.SubmissionSource;
import org.gradus.submission.SubmissionSources;

/**
 * A batch that a server grades: packs the files into one zip, hands it in for the whole class, follows the grading and fetches the
 * reports. The zip's content is the key by which the server knows it again, so that the same command goes on where an earlier one ended.
 */
final class RemoteBatch {
    private static final Set<String> ENDED = Set.of("GRADED", "NOT_GRADABLE", "FAULT", "BROKEN");
    private static final Set<String> UNCLEAR = Set.of("SEVERAL_PEOPLE", "SEVERAL_FILES", "NOBODY");
    private static final String LEFT_OUT = "LEFT_OUT";
    private static final int KEY_LENGTH = 40;
    private static final long SHORTEST_WAIT_MS = 500;
    private static final long LONGEST_WAIT_MS = 3_000;

    private final RemoteServer server;
    private final String site;
    private final long course;
    private final boolean skipUnmatched;
    private final boolean byNow;

    RemoteBatch(RemoteServer server, String site, long course, boolean skipUnmatched, boolean byNow) {
        this.server = server;
        this.site = site;
        this.course = course;
        this.skipUnmatched = skipUnmatched;
        this.byNow = byNow;
    }

    /**
     * Hands in, waits, and returns the results.
     *
     * @param assignment its number in the course, or its id in the catalog
     * @param scratch a folder for what is needed meanwhile
     * @return empty if it is not clear whose some files are: then nothing is handed in, and it was said
     */
    Optional<List<BatchItem.Graded>> grade(String assignment, List<Path> paths, Path scratch)
            throws IOException, InterruptedException {
        String place = "/courses/" + course + "/assignments/" + number(assignment) + "/batches";
        Path zip = Files.createTempFile(scratch, "class", ".part");
        try {
            String key = packed(paths, zip) + (byNow ? "-now" : "");
            JsonNode batch = handedIn(place, zip, key);
            if (batch.at("/batch/state").asText().equals("OPEN")) {
                ask(batch);
                return Optional.empty();
            }
            String own = place + "/" + batch.at("/batch/id").asLong();
            System.err.println(site + RemoteServer.line(batch.at("/batch/page").asText()));
            Set<String> before = new HashSet<>();
            JsonNode ended = follow(own, batch, before);
            server.patient().download(own + "/results.zip", zip);
            return Optional.of(results(ended, before, zip));
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    /** The number of the assignment; that it is there is known before anything is packed. */
    private long number(String assignment) throws InterruptedException {
        JsonNode all =
                server.get("/courses/" + course + "/assignments?limit=500").path("assignments");
        for (JsonNode one : all) {
            if (one.path("id").asText().equals(assignment)
                    || one.path("catalogId").asText().equals(assignment)) {
                return one.path("id").asLong();
            }
        }
        List<String> there = new ArrayList<>();
        all.forEach(one -> there.add(RemoteServer.line(
                one.path("id").asText() + " (" + one.path("catalogId").asText() + ")")));
        throw new WrongUsage("There is no assignment " + assignment + " in course " + course + "; there are: "
                + String.join(", ", there) + ".");
    }

    /** Packs the files and returns what tells this zip from all others. */
    private static String packed(List<Path> paths, Path zip) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        SubmissionSources.Packed packed;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(zip), digest)) {
            packed = SubmissionSources.pack(
                    paths,
                    InspectionLimits.standard(Runtime.version().feature()).bytes(),
                    out);
        }
        packed.notes().forEach(System.err::println);
        if (packed.files() == 0) {
            throw new GradusException("There are no submissions in "
                    + paths.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ": no jar and no zip of jars.");
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH);
    }

    /** The batch, made now or by an earlier run of the same command. */
    private JsonNode handedIn(String place, Path zip, String key) throws IOException, InterruptedException {
        String options = "unmatched=" + (skipUnmatched ? "skip" : "ask") + "&time=" + (byNow ? "now" : "as-marked");
        JsonNode known = server.get(place + "?key=" + key).path("batches").path(0);
        if (!known.isMissingNode()) {
            String own = place + "/" + known.path("id").asLong();
            JsonNode batch = known.path("state").asText().equals("OPEN")
                    ? server.post(own + "/take?" + options)
                    : server.get(own);
            if (items(batch).stream().noneMatch(item -> state(item).equals(LEFT_OUT))) {
                return batch;
            }
            // Its students may be known by now; what was handed in before is not handed in again.
            return upload(place + "?" + options, zip, key + "-" + UUID.randomUUID());
        }
        return upload(place + "?" + options, zip, key);
    }

    private JsonNode upload(String place, Path zip, String key) throws IOException, InterruptedException {
        long size = Files.size(zip);
        System.err.println("Uploading " + megabytes(size) + ".");
        JsonNode batch = server.patient().upload(place + "&name=submissions.zip", zip, key, sent -> {
            if (Terminal.isError()) {
                System.err.print("\r\033[K" + megabytes(sent) + " of " + megabytes(size)
                        + (sent == size ? ": being looked at" : ""));
                System.err.flush();
            }
        });
        if (Terminal.isError()) {
            System.err.print("\r\033[K");
        }
        return batch;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private void ask(JsonNode batch) {
        for (JsonNode item : items(batch)) {
            if (UNCLEAR.contains(state(item))) {
                List<String> people = new ArrayList<>();
                item.path("people")
                        .forEach(person -> people.add(person.path("name").asText() + " <"
                                + person.path("email").asText() + ">"));
                System.err.println(RemoteServer.line(item.path("name").asText() + ": "
                        + (people.isEmpty()
                                ? "no such student in the course"
                                : state(item).equals("SEVERAL_FILES")
                                        ? "one of several files of " + people.get(0)
                                        : "perhaps " + String.join(", ", people))));
            }
        }
        System.err.println(
                "Nothing is handed in yet, because it is not clear whose these files are. Say it in the browser at "
                        + site + RemoteServer.line(batch.at("/batch/page").asText())
                        + " and run the same command again, or leave them out with --skip-unmatched.");
    }

    /**
     * Shows how far it is until all is graded.
     *
     * @param before is given the folders of those that were graded before
     */
    private JsonNode follow(String place, JsonNode first, Set<String> before) throws InterruptedException {
        List<JsonNode> all = items(first).stream()
                .filter(item -> !state(item).equals(LEFT_OUT))
                .toList();
        items(first).stream()
                .filter(item -> state(item).equals(LEFT_OUT))
                .forEach(item -> System.err.println(
                        RemoteServer.line(item.path("name").asText()) + ": left out, no such student in the course"));
        Progress progress = Progress.onStandardError(all.size());
        int width = BatchRun.width(all.stream().map(RemoteBatch::folder).toList());
        Set<String> told = new HashSet<>();
        Interruption interruption = new Interruption(() -> "Interrupted: " + progress.done() + " of " + all.size()
                + " submissions are graded, and the server goes on. Run the same command again to fetch the results.");
        try {
            JsonNode now = first;
            boolean earlier = true;
            long wait = SHORTEST_WAIT_MS;
            while (true) {
                for (JsonNode item : items(now)) {
                    if (ENDED.contains(state(item)) && told.add(folder(item))) {
                        if (earlier && !state(item).equals("BROKEN")) {
                            before.add(folder(item));
                            progress.skipped();
                        } else {
                            progress.step(BatchRun.line(folder(item), width, remark(item)));
                        }
                    }
                }
                if (told.size() >= all.size()) {
                    return now;
                }
                Thread.sleep(wait);
                wait = Math.min(LONGEST_WAIT_MS, wait + wait / 4);
                now = server.patient().get(place);
                earlier = false;
            }
        } finally {
            interruption.close();
        }
    }

    private static String remark(JsonNode item) {
        String points = item.path("points").isNumber()
                ? String.format(
                        Locale.ROOT,
                        "%6.1f / %.0f",
                        item.path("points").asDouble(),
                        item.path("maxPoints").asDouble())
                : "     –";
        String rest = switch (state(item)) {
            case "BROKEN" -> item.path("problem").asText();
            case "NOT_GRADABLE" -> "not gradable";
            case "FAULT" -> "fault of Gradus";
            default -> "";
        };
        return points + "  " + RemoteServer.line(rest);
    }

    private static List<JsonNode> items(JsonNode batch) {
        List<JsonNode> items = new ArrayList<>();
        batch.path("items").forEach(items::add);
        return items;
    }

    private static String state(JsonNode item) {
        return item.path("state").asText();
    }

    private static String folder(JsonNode item) {
        return item.path("folder").asText();
    }

    /** The reports in the server's zip, each with what the server tells of its file. */
    private static List<BatchItem.Graded> results(JsonNode batch, Set<String> before, Path zip) throws IOException {
        Map<String, ScoreReport> reports = new HashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            for (JsonNode item : items(batch)) {
                ZipEntry entry = file.getEntry("students/" + folder(item) + "/report.json");
                if (entry != null) {
                    String json = new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    reports.put(folder(item), JsonReport.read(json));
                }
            }
        } catch (UnreadableReport e) {
            throw new GradusException(
                    "The server's reports cannot be read: " + e.getMessage()
                            + " Is this Gradus older than the server's? Use the same version.",
                    e);
        }
        List<BatchItem.Graded> results = new ArrayList<>();
        for (JsonNode item : items(batch)) {
            ScoreReport report = reports.get(folder(item));
            if (report != null) {
                results.add(new BatchItem.Graded(source(item), report, !before.contains(folder(item))));
            }
        }
        return results;
    }

    private static SubmissionSource source(JsonNode item) {
        Map<String, String> ids = new TreeMap<>();
        item.path("platformIds")
                .properties()
                .forEach(id -> ids.put(id.getKey(), id.getValue().asText()));
        String folder = folder(item);
        if (!folder.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")) {
            // It becomes a path here: a server may say much, but not where on this machine something is written.
            throw new GradusException("The server sent a name that is none of a folder. Check --server.");
        }
        return new SubmissionSource(
                folder,
                item.path("name").asText(),
                item.path("late").asBoolean(),
                ids,
                item.path("file").asText(),
                List.of(),
                new SubmissionSource.Content.Unreadable("The server has the file."));
    }
}
