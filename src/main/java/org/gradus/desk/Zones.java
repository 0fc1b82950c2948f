package org.gradus.desk;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The time zones that forms offer: those that are named after a place, and UTC. */
public final class Zones {
    public static final List<String> IDS = Stream.concat(
                    Stream.of("UTC"),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                            .sorted())
            .toList();

    private Zones() {}
}
