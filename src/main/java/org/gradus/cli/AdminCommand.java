package org.gradus.cli;

import picocli.CommandLine.Command;

/** What an operator does beside a running server. */
@Command(
        name = "admin",
        description = "Backs up, restores and looks after a server.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BackupCommand.class, RestoreCommand.class, StatusCommand.class},
        footer = {"", "Help on a command: gradus admin COMMAND --help", Main.EXIT_CODES})
final class AdminCommand {}
