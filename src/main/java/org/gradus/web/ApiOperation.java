package org.gradus.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description of one route of the programming interface. Address, parameters in the address and who may use it are known from the
 * route; here is said what it is for, what it takes and what it answers. It is put together like a sentence:
 *
 * <pre>{@code
 * ApiOperation.of("listPeople", "Roster", "Lists who takes part")
 *         .query("role", Role.class, "only those in this role")
 *         .list("people", PersonJson.class)
 * }</pre>
 */
final class ApiOperation {
    /** The type of what a change by JSON takes: fields that are not there stay as they are, as RFC 7396 has it. */
    static final String MERGE_PATCH = "application/merge-patch+json";

    private final String id;
    private final String area;
    private final String summary;
    private String details = "";
    private boolean paged;
    private @Nullable Body body;
    private final List<Query> queries = new ArrayList<>();
    private final List<Query> headers = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private ApiOperation(String id, String area, String summary) {
        this.id = id;
        this.area = area;
        this.summary = summary;
    }

    /**
     * What a request carries.
     *
     * @param json a record; null for a file, or a form with one
     * @param change whether what is missing stays as it is
     * @param field of a form, in which the file may come as well; empty if it comes as the body alone
     * @param types content types
     */
    record Body(@Nullable Class<?> json, boolean change, String field, List<String> types, String says) {}

    /**
     * A parameter after the question mark, or a header.
     *
     * @param type a String, a number, a boolean or an enum
     */
    record Query(String name, Class<?> type, boolean required, String says) {}

    /**
     * An answer when all went well.
     *
     * @param json a record; null if it is no JSON
     * @param list under which name the records stand, a page of them at a time; empty if there is one record
     * @param type of the content; empty if there is none
     */
    record Answer(int status, String says, @Nullable Class<?> json, String list, String type) {}

    /** An answer when something is in the way, beyond those that every route has. */
    record Fault(int status, String says) {}

    /**
     * Begins a description.
     *
     * @param id a verb and a noun, by which programs that are generated call it; no other route has it
     * @param area under which heading it stands
     * @param summary what it does, in a few words
     */
    static ApiOperation of(String id, String area, String summary) {
        return new ApiOperation(id, area, summary);
    }

    /** Says more than the summary. */
    ApiOperation says(String text) {
        details = text;
        return this;
    }

    /** Takes a parameter after the question mark, if one likes. */
    ApiOperation query(String name, Class<?> type, String says) {
        queries.add(new Query(name, type, false, says));
        return this;
    }

    /** Takes a parameter after the question mark that must be there. */
    ApiOperation needs(String name, Class<?> type, String says) {
        queries.add(new Query(name, type, true, says));
        return this;
    }

    /** Takes a record as JSON, as {@link Bodies#read} reads it; what may be null may also be missing. */
    ApiOperation body(Class<?> json) {
        body = new Body(json, false, "", List.of("application/json"), "");
        return this;
    }

    /** Takes those fields of a record that are to change, as {@link Bodies#merged} reads them. */
    ApiOperation changes(Class<?> json) {
        body = new Body(json, true, "", List.of("application/json", MERGE_PATCH), "");
        return this;
    }

    /** Takes a file as the body. */
    ApiOperation file(String says, String... types) {
        body = new Body(null, false, "", List.of(types), says);
        return this;
    }

    /** Takes a file as the body, or as the field of a form. */
    ApiOperation fileOrForm(String field, String says, String... types) {
        body = new Body(null, false, field, List.of(types), says);
        return this;
    }

    /** Takes a header, if one likes. */
    ApiOperation header(String name, String says) {
        headers.add(new Query(name, String.class, false, says));
        return this;
    }

    /** Answers with a record as JSON. */
    ApiOperation answers(int status, Class<?> json, String says) {
        answers.add(new Answer(status, says, json, "", "application/json"));
        return this;
    }

    /** Answers with a record as JSON and status 200. */
    ApiOperation answers(Class<?> json) {
        return answers(200, json, "");
    }

    /** Answers with a page of a list, as {@link Paging} makes it. */
    ApiOperation list(String name, Class<?> json) {
        paged = true;
        answers.add(new Answer(200, "", json, name, "application/json"));
        return this;
    }

    /** Answers with a file, or another content that is no JSON described here. */
    ApiOperation answersFile(String type, String says) {
        answers.add(new Answer(200, says, null, "", type));
        return this;
    }

    /** Answers with nothing but status 204. */
    ApiOperation answersNothing() {
        answers.add(new Answer(204, "", null, "", ""));
        return this;
    }

    /** Says when a request cannot be met, beyond what is said of every route. */
    ApiOperation fault(int status, String says) {
        faults.add(new Fault(status, says));
        return this;
    }

    String id() {
        return id;
    }

    String area() {
        return area;
    }

    String summary() {
        return summary;
    }

    String details() {
        return details;
    }

    boolean paged() {
        return paged;
    }

    @Nullable
    Body body() {
        return body;
    }

    List<Query> queries() {
        return queries;
    }

    List<Query> headers() {
        return headers;
    }

    List<Answer> answers() {
        return answers;
    }

    List<Fault> faults() {
        return faults;
    }
}
