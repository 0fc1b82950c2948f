package org.gradus.diagnosis;

/**
 * Some entries of a matrix.
 *
 * @param index row or column; -1 for the last one
 */
record Region(Kind kind, int index) {
    static final Region ALL = new Region(Kind.ALL, 0);

    enum Kind {
        ALL,
        ROW,
        COLUMN,
        ALL_BUT_ROW,
        ALL_BUT_COLUMN
    }

    Region rest() {
        return switch (kind) {
            case ROW -> new Region(Kind.ALL_BUT_ROW, index);
            case COLUMN -> new Region(Kind.ALL_BUT_COLUMN, index);
            case ALL, ALL_BUT_ROW, ALL_BUT_COLUMN ->
                throw new IllegalStateException("only a row or a column has a rest");
        };
    }

    boolean holds(int row, int column, int rows, int columns) {
        int at = switch (kind) {
            case ALL -> 0;
            case ROW, ALL_BUT_ROW -> index < 0 ? rows - 1 : index;
            case COLUMN, ALL_BUT_COLUMN -> index < 0 ? columns - 1 : index;
        };
        return switch (kind) {
            case ALL -> true;
            case ROW -> row == at;
            case COLUMN -> column == at;
            case ALL_BUT_ROW -> row != at;
            case ALL_BUT_COLUMN -> column != at;
        };
    }

    /** Prefix of a label. */
    String label() {
        String which = index < 0 ? "last" : Integer.toString(index);
        return switch (kind) {
            case ROW -> "row-" + which + ":";
            case COLUMN -> "column-" + which + ":";
            case ALL, ALL_BUT_ROW, ALL_BUT_COLUMN -> "";
        };
    }
}
