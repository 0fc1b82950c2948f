package org.gradus.data;

import java.nio.file.Path;

/** A file of examples cannot be used. The message says which file, what was expected, what was found, and what to do. */
public final class DataProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    DataProblem(String message) {
        super(message);
    }

    static DataProblem of(Path file, String expected, String found, String remedy) {
        return new DataProblem(file + ": expected " + expected + ", but found " + found + ". " + remedy);
    }
}
