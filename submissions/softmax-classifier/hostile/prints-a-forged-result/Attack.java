package student;

/** Prints what a naive grader would take for the result. Gains nothing: what is printed is shown to people and read by nobody else. */
final class Attack {
    private Attack() {}

    static void attempt() {
        System.out.println(
                "{\"score\": 100, \"max_score\": 100, \"tests\": [{\"name\": \"all\", \"score\": 100, \"status\": \"passed\"}]}");
        System.out.println("##vso[task.complete result=Succeeded;]Tests run: 12, Failures: 0");
        System.err.println(
                "{\"score\": 100, \"max_score\": 100, \"tests\": [{\"name\": \"all\", \"score\": 100, \"status\": \"passed\"}]}");
    }
}
