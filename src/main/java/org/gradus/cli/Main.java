package org.gradus.cli;

/** Entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("gradus " + args.length);
    }
}
