package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.desk.Services;
import org.gradus.grading.GradusVersion;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.store.Database;
import org.gradus.store.Mails;
import org.gradus.store.ServerFigures;
import org.gradus.store.StoredSubmission.State;

/** How the server is, for administrators. */
final class StatusPage {
    private final Pages pages;
    private final Database database;
    private final ServerFigures figures;
    private final Mails mails;
    private final Optional<SandboxStatus> sandbox;
    private final boolean mailed;

    StatusPage(Services services, Pages pages) {
        this.pages = pages;
        this.database = services.database();
        this.figures = services.figures();
        this.mails = services.mails();
        this.sandbox = services.sandbox();
        this.mailed = services.config().mail() != null;
    }

    void register(RoutesConfig routes) {
        routes.get("/admin/status", this::show, Access.ADMINISTRATOR);
    }

    private void show(Context ctx) {
        Map<State, Long> counted = figures.submissions();
        pages.page(ctx, pages.texts().get("admin.status"))
                .tabs(AdminTabs.of(pages.texts(), "status"))
                .with("version", GradusVersion.CURRENT)
                .with("java", Runtime.version().toString())
                .with("database", database.dialect().name())
                .with("graders", sandbox.isPresent())
                .with("level", sandbox.map(status -> status.level().name()).orElse(""))
                .with("sandbox", sandbox.map(SandboxStatus::description).orElse(""))
                .with("workerJava", sandbox.map(SandboxStatus::java).orElse(""))
                .with("advice", sandbox.map(SandboxStatus::advice).orElse(""))
                .with("probes", sandbox.map(SandboxStatus::probes).orElseGet(List::of))
                .with("waiting", counted.getOrDefault(State.WAITING, 0L))
                .with("running", counted.getOrDefault(State.RUNNING, 0L))
                .with("faults", counted.getOrDefault(State.FAULT, 0L))
                .with("mailed", mailed)
                .with("mails", mails.summary())
                .render("admin-status");
    }
}
