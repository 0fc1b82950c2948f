package org.gradus.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No sandbox: a process of its own, limited by the JVM's own options only. */
record PlainProcess(WorkerFiles files) implements Enclosure {
    @Override
    public SandboxLevel level() {
        return SandboxLevel.L1;
    }

    @Override
    public String description() {
        return "a process of its own";
    }

    @Override
    public String jar() {
        return files.jar().file().toString();
    }

    @Override
    public String toolJar(Path jar) {
        return jar.toString();
    }

    @Override
    public String archive(String name) {
        return files.archives().resolve(name).toString();
    }

    @Override
    public String trainingFolder(Path folder) {
        return folder.toString();
    }

    @Override
    public Optional<Integer> user() {
        return Optional.empty();
    }

    @Override
    public List<String> command(Launch launch) {
        List<String> command = new ArrayList<>();
        command.add(files.java().java().toString());
        command.add("-D" + Leftovers.TAG + launch.tag());
        command.addAll(launch.java());
        return command;
    }
}
