package org.gradus.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradus.desk.Addresses;
import org.gradus.desk.Texts;
import org.gradus.desk.Viewer;
import org.gradus.report.Templates;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Session;
import org.gradus.store.Sessions;

/** Fills templates: the frame around every page is made here, from what the guard knows. */
final class Pages {
    private final Templates templates;
    private final Texts texts;
    private final Sessions sessions;

    Pages(Templates templates, Texts texts, Sessions sessions) {
        this.templates = templates;
        this.texts = texts;
        this.sessions = sessions;
    }

    Texts texts() {
        return texts;
    }

    /** Begins a page with the given title. */
    Page page(Context ctx, String title) {
        return new Page(ctx, title);
    }

    /** Leaves a message for the next page and goes there. */
    void redirect(Context ctx, String address, String message) {
        String token = ctx.cookie(Guard.COOKIE);
        if (token != null && !message.isEmpty()) {
            sessions.setFlash(token, message);
        }
        ctx.status(303).header("Location", address);
    }

    /** A page in the making. */
    final class Page {
        private final Context ctx;
        private final String title;
        private final List<Frame.Crumb> crumbs = new ArrayList<>();
        private final List<Frame.Tab> tabs = new ArrayList<>();
        private final List<String> styles = new ArrayList<>();
        private final List<String> scripts = new ArrayList<>();
        private final Map<String, Object> shown = new TreeMap<>();

        private Page(Context ctx, String title) {
            this.ctx = ctx;
            this.title = title;
        }

        /** Adds a step of the way here. */
        Page under(String text, String address) {
            crumbs.add(new Frame.Crumb(text, address));
            return this;
        }

        /** Adds the steps to a course. */
        Page under(Course course) {
            return under(course.title(), Addresses.course(course.id()));
        }

        /** Adds the steps to an assignment. */
        Page under(Course course, CourseAssignment assignment) {
            return under(course).under(assignment.title(), Addresses.assignment(assignment));
        }

        /** Offers the parts of the course, with one of them marked as the place where one is. */
        Page tabs(List<Frame.Tab> offered) {
            tabs.addAll(offered);
            return this;
        }

        /** Loads a style sheet from {@code static/}. */
        Page style(String name) {
            styles.add(name);
            return this;
        }

        /** Loads a script from {@code static/}. */
        Page script(String name) {
            scripts.add(name);
            return this;
        }

        /** Gives the template a value. */
        Page with(String name, Object value) {
            shown.put(name, value);
            return this;
        }

        /** Fills the template and answers with it. */
        void render(String template) {
            Viewer viewer = Guard.viewer(ctx);
            Session session = Guard.session(ctx).orElse(null);
            shown.put(
                    "frame",
                    new Frame(
                            title,
                            crumbs,
                            tabs,
                            viewer.person() == null ? null : viewer.person().name(),
                            viewer.administrator(),
                            viewer.author(),
                            session == null ? "" : session.formToken(),
                            session == null ? null : session.flash(),
                            styles,
                            scripts));
            String html = templates.page(template, shown);
            String token = ctx.cookie(Guard.COOKIE);
            if (session != null && session.flash() != null && token != null) {
                sessions.clearFlash(token);
            }
            ctx.html(html);
        }
    }
}
