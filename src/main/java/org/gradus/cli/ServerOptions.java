package org.gradus.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.gradus.config.EffectiveConfig;
import org.gradus.config.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that work with a server's configuration; what they do not say comes from the environment and the file. */
final class ServerOptions {
    @Mixin
    private Installation installation = new Installation();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; by default gradus.yaml in the data folder, if it is there.")
    private @Nullable Path file;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "The database; by default an SQLite file in the data folder.")
    private @Nullable String db;

    @Option(names = "--log", paramLabel = "FORMAT", description = "text for people, json for programs.")
    private @Nullable String log;

    /** The configuration, with what the command's own options say beside these; null where they say nothing. */
    EffectiveConfig read(Map<Setting, EffectiveConfig.@Nullable Flag> own) {
        Map<Setting, EffectiveConfig.Flag> flags = new EnumMap<>(installation.flags());
        put(flags, Setting.DATABASE_URL, flag("--db", db));
        put(flags, Setting.LOG, flag("--log", log));
        own.forEach((setting, flag) -> put(flags, setting, flag));
        return EffectiveConfig.read(Installation.home(), file, System.getenv(), flags);
    }

    private static void put(
            Map<Setting, EffectiveConfig.Flag> flags, Setting setting, EffectiveConfig.@Nullable Flag flag) {
        if (flag != null) {
            flags.put(setting, flag);
        }
    }

    static EffectiveConfig.@Nullable Flag flag(String option, @Nullable Object value) {
        return value == null ? null : new EffectiveConfig.Flag(option, value.toString());
    }
}
