package org.gradus.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinException;
import jakarta.servlet.ServletException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ConditionalHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.gradus.check.GradusException;
import org.gradus.desk.BatchRows;
import org.gradus.desk.Deeds;
import org.gradus.desk.Gradebooks;
import org.gradus.desk.LinkMails;
import org.gradus.desk.Passwords;
import org.gradus.desk.Refused;
import org.gradus.desk.Services;
import org.gradus.desk.SheetFilling;
import org.gradus.desk.StaffViews;
import org.gradus.desk.StudentWorks;
import org.gradus.desk.SubmissionViews;
import org.gradus.desk.Texts;
import org.gradus.queue.BatchIntake;
import org.gradus.store.Batches;
import org.gradus.store.ClassWork;
import org.gradus.store.Overrides;
import org.gradus.store.Regrades;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server as a whole: routes, the guard before them, the headers and error pages after them. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** Forms and headers beside an upload's own bytes. */
    private static final long BESIDE_UPLOAD = 1024 * 1024;

    /** Everything comes from this server, nothing is inline, and no other site may frame a page. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=()");

    private final Javalin server;
    private final LiveStates live;

    private WebServer(Javalin server, LiveStates live) {
        this.server = server;
        this.live = live;
    }

    /** Makes the server from its services; it listens after {@link #start}. */
    public static WebServer of(Services services) {
        return of(services, Patience.STANDARD);
    }

    static WebServer of(Services services, Patience patience) {
        Texts texts = new Texts(services.templates().text("messages.properties"));
        services.templates().engine().setMessageResolver(new TemplateTexts(texts));
        Pages pages = new Pages(services.templates(), texts, services.sessions());
        LiveStates live = new LiveStates(services.submissions(), services.gradings(), texts);
        Guard guard = new Guard(
                services.sessions(),
                services.courses(),
                services.assignments(),
                services.submissions(),
                services.teams(),
                services.tokens());
        Passwords passwords = new Passwords();
        LinkMails mails = new LinkMails(services.mails(), texts, services.config());
        Deeds deeds = Deeds.of(services, texts, mails);
        LinkPages links = new LinkPages(services, pages, deeds.links(), mails);
        SessionCookies cookies =
                new SessionCookies(services.sessions(), services.config().secureCookies());
        StudentWorks works =
                new StudentWorks(services.submissions(), services.gradings(), services.extensions(), services.clock());
        SubmissionViews views = new SubmissionViews(services, works);
        StaffViews staffViews = new StaffViews(
                texts,
                services.database(),
                services.people(),
                services.submissions(),
                services.gradings(),
                new ClassWork(services.database()),
                services.queue(),
                services.audit(),
                services.decompiler());
        RequestLog requests = new RequestLog(services.metrics());
        ZipUploads zips = ZipUploads.in(services.config().data());
        ClientAddress clients = new ClientAddress(services.config().trustedProxies());
        Javalin server = Javalin.create(config -> {
            requests.configure(config);
            config.routes.before(requests::begin);
            config.routes.before(clients::resolve);
            configure(config, services, texts, patience);
            config.routes.before(zips::prepare);
            config.routes.beforeMatched(ctx -> {
                if (!isStatic(ctx)) {
                    guard.check(ctx);
                    requests.identify(Guard.viewer(ctx).person());
                }
            });
            new HealthPages(
                            services.figures(),
                            services.queueRuns(),
                            services.config().data(),
                            services.metrics(),
                            clients,
                            services.config().metricsToken())
                    .register(config.routes);
            new SignInPages(
                            pages,
                            services.database(),
                            services.people(),
                            services.sessions(),
                            services.links(),
                            services.failedSignIns(),
                            services.audit(),
                            passwords,
                            cookies)
                    .register(config.routes);
            new CoursePages(services, pages, works, new Overrides(services.database(), services.clock()))
                    .register(config.routes);
            staff(config, services, pages, deeds, mails);
            new AssignmentPages(
                            pages,
                            services.catalog(),
                            services.intake(),
                            works,
                            deeds.teams(),
                            new Overrides(services.database(), services.clock()),
                            services.config().secureCookies())
                    .register(config.routes);
            new TeamPages(pages, deeds.teams()).register(config.routes);
            new SubmissionPages(pages, services.submissions(), views, live, staffViews).register(config.routes);
            ApiRoutes api = new ApiRoutes(config.routes);
            new ApiAccount(deeds.account(), services.tokens()).register(api);
            new ApiCourses(deeds).register(api);
            new ApiPages(services, texts, works, views, live).register(api);
            new ApiWork(services, texts, works, views, deeds.teams()).register(api);
            new ApiRoster(services, texts, deeds, mails).register(api);
            new ApiClass(services, texts, staffViews).register(api);
            new ApiGrades(services, texts, deeds.scores()).register(api);
            ofTheClass(config.routes, api, services, pages, deeds);
            batches(config.routes, api, services, pages, zips);
            new ApiCatalog(services, texts, deeds).register(api);
            new ApiInstalling(services, texts, deeds).register(api);
            new ApiAdministration(services, deeds).register(api);
            new ApiDocumentPages(pages, api).register(config.routes);
            new AccountPages(services, pages, passwords, cookies, deeds.account()).register(config.routes);
            links.register(config.routes);
            new AdminPeoplePages(services, pages, deeds.people()).register(config.routes);
            new AdminCoursePages(services, pages, deeds.courses()).register(config.routes);
            new StatusPage(services, pages).register(config.routes);
            new CatalogPages(services, pages, deeds).register(config.routes);
            new CatalogVersionPages(services, pages, deeds).register(config.routes);
            errors(config, pages);
        });
        return new WebServer(server, live);
    }

    /** What instructors set. */
    private static void staff(JavalinConfig config, Services services, Pages pages, Deeds deeds, LinkMails mails) {
        new CourseSettingsPages(pages, deeds.courses()).register(config.routes);
        new RosterImportPages(pages, deeds.imports()).register(config.routes);
        new RosterPages(
                        pages,
                        services.courses(),
                        deeds.roster(),
                        deeds.links(),
                        mails,
                        services.config().publicUrl())
                .register(config.routes);
        new AssignmentSettingsPages(pages, services.submissions(), deeds.assignments()).register(config.routes);
        new ExtensionPages(pages, services.courses(), services.extensions(), deeds.extensions())
                .register(config.routes);
    }

    /** The pages on which staff see the class as a whole. */
    private static void ofTheClass(RoutesConfig routes, ApiRoutes api, Services services, Pages pages, Deeds deeds) {
        ClassWork work = new ClassWork(services.database());
        Overrides overrides = new Overrides(services.database(), services.clock());
        Gradebooks gradebooks = new Gradebooks(
                services.courses(),
                services.assignments(),
                work,
                services.extensions(),
                overrides,
                services.catalog(),
                services.clock());
        new OverviewPages(
                        pages,
                        services.courses(),
                        work,
                        services.extensions(),
                        services.versions(),
                        services.catalog(),
                        services.clock())
                .register(routes);
        new AssignmentVersionPages(services, pages).register(routes);
        new GradebookPages(pages, gradebooks).register(routes);
        new SheetPages(
                        pages,
                        services.assignments(),
                        new SheetFilling(services.courses(), gradebooks, services.catalog()))
                .register(routes);
        new AuditPages(pages, services.audit()).register(routes);
        new JarsPages(new ClassFiles(services)).register(routes);
        Regrades regrades = new Regrades(services.database(), services.gradings(), services.clock());
        RegradePages regrading = new RegradePages(
                pages,
                services.database(),
                services.courses(),
                work,
                services.extensions(),
                services.submissions(),
                regrades,
                gradebooks,
                services.catalog(),
                services.queue(),
                services.audit());
        regrading.register(routes);
        new ApiRegrades(pages.texts(), regrades, regrading).register(api);
        new StudentPages(
                        pages,
                        services.courses(),
                        work,
                        services.extensions(),
                        overrides,
                        deeds.scores(),
                        services.catalog(),
                        services.clock())
                .register(routes);
    }

    /** The files of a class that are handed in together. */
    private static void batches(RoutesConfig routes, ApiRoutes api, Services services, Pages pages, ZipUploads zips) {
        Batches batches = new Batches(services.database(), services.clock());
        BatchIntake intake = new BatchIntake(
                services.database(),
                services.submissions(),
                services.teams(),
                services.extensions(),
                services.queue(),
                services.catalog(),
                services.intake(),
                batches,
                services.clock());
        BatchRows rows = new BatchRows(services.courses(), services.submissions(), services.gradings(), batches);
        new BatchPages(services, pages, zips, batches, intake, rows).register(routes);
        new BatchApi(services, pages.texts(), zips, batches, intake, rows).register(api);
    }

    private static void configure(JavalinConfig config, Services services, Texts texts, Patience patience) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        long uploads = services.intake().limit();
        config.jetty.multipartConfig.maxFileSize(uploads, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(uploads + BESIDE_UPLOAD, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize((int) Math.min(uploads, Integer.MAX_VALUE), SizeUnit.BYTES);
        SlowClients slow = new SlowClients(patience);
        config.jetty.modifyServer(jetty -> {
            jetty.setStopTimeout(10_000);
            jetty.insertHandler(new SizeLimitHandler(uploads + BESIDE_UPLOAD, -1));
            jetty.insertHandler(unlessClassUpload());
            jetty.insertHandler(new HeadAsGet());
            jetty.insertHandler(slow);
            jetty.setErrorHandler(new EarlyProblems(texts, headers(services), new BareErrors(headers(services))));
        });
        config.jetty.addConnector((jetty, http) -> {
            ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
            connector.setHost(services.config().host());
            connector.setPort(services.config().port());
            connector.setIdleTimeout(patience.idle().toMillis());
            connector.addEventListener(slow);
            return connector;
        });
        // The preview of a roster carries the sheet on in a field; Jetty's own bound for fields is 200 kB.
        config.jetty.modifyServletContextHandler(context -> context.setMaxFormContentSize((int) BESIDE_UPLOAD));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(patience.idle().toMillis());
        });
        config.staticFiles.add(files -> {
            files.hostedPath = "/static";
            files.directory = "/templates/static";
            files.location = Location.CLASSPATH;
            files.headers = Map.of("Cache-Control", "max-age=3600", "X-Content-Type-Options", "nosniff");
        });
        config.routes.before(ctx -> {
            headers(services).forEach(ctx::header);
            if (!isStatic(ctx)) {
                ctx.header("Cache-Control", "no-store");
            }
        });
    }

    private static Map<String, String> headers(Services services) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        if (services.config().secureCookies()) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        return headers;
    }

    /** Leads around the next handler whoever uploads a whole class: there is another limit for that. */
    private static Handler.Singleton unlessClassUpload() {
        ConditionalHandler.SkipNext around = new ConditionalHandler.SkipNext();
        around.include(request -> ZipUploads.isOne(request.getMethod(), Request.getPathInContext(request)));
        return around;
    }

    private static boolean isStatic(Context ctx) {
        return ctx.path().startsWith("/static/");
    }

    private static void errors(JavalinConfig config, Pages pages) {
        config.routes.exception(Guard.SignInFirst.class, (e, ctx) -> SignInPages.first(ctx));
        config.routes.exception(
                Refused.class,
                (e, ctx) -> errorPage(ctx, pages, e.status(), String.valueOf(e.getMessage()), e.arguments()));
        config.routes.exception(MethodNotAllowedResponse.class, (e, ctx) -> {
            String methods = e.getDetails().getOrDefault("availableMethods", "");
            ctx.header("Allow", methods);
            errorPage(ctx, pages, 405, "error.method", methods);
        });
        config.routes.exception(
                HttpResponseException.class,
                (e, ctx) -> errorPage(
                        ctx, pages, e.getStatus(), e.getStatus() == 404 ? "error.not-found" : "error.request"));
        // A multipart body over the limit, or a broken one.
        config.routes.exception(ServletException.class, (e, ctx) -> {
            boolean large = causes(e).contains("max");
            String tooLarge = ZipUploads.isOne(ctx.method().name(), ctx.path()) ? "batch.too-large" : "error.too-large";
            errorPage(ctx, pages, large ? 413 : 400, large ? tooLarge : "error.request");
        });
        config.routes.exception(
                org.eclipse.jetty.http.HttpException.RuntimeException.class,
                (e, ctx) ->
                        errorPage(ctx, pages, e.getCode(), e.getCode() == 413 ? "error.too-large" : "error.request"));
        // Who went away in the middle, was too slow, or wrote what nobody can read makes no error of ours.
        for (Class<? extends Exception> ofTheSender : List.of(
                EofException.class,
                ClosedChannelException.class,
                TimeoutException.class,
                UnsupportedCharsetException.class,
                IllegalCharsetNameException.class)) {
            config.routes.exception(ofTheSender, (e, ctx) -> errorPage(ctx, pages, 400, "error.request"));
        }
        config.routes.exception(Exception.class, (e, ctx) -> {
            String id = RequestLog.id(ctx);
            LOG.error("error {} at {} {}", id, ctx.method(), RequestLog.route(ctx), e);
            if (e instanceof GradusException) {
                // Its message is for operators, who find it in the log by the id.
                errorPage(ctx, pages, 503, "error.unavailable", id);
            } else {
                errorPage(ctx, pages, 500, "error.ours", id);
            }
        });
        config.routes.error(404, ctx -> {
            if (ctx.result() == null
                    || "Not Found".equals(ctx.result())
                    || ctx.result().startsWith("Endpoint")) {
                errorPage(ctx, pages, 404, "error.not-found");
            }
        });
    }

    private static String causes(Throwable e) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            text.append(cause.getMessage()).append('\n');
        }
        return text.toString();
    }

    private static void errorPage(Context ctx, Pages pages, int status, String key, Object... arguments) {
        ctx.status(status).header("Cache-Control", "no-store");
        boolean program = ctx.path().startsWith("/api/");
        String message = program
                ? pages.texts().forPrograms(key, arguments)
                : pages.texts().get(key, arguments);
        if (program) {
            if (status == 401) {
                ctx.header("WWW-Authenticate", "Bearer");
            }
            Problem.answer(ctx, status, message);
            return;
        }
        pages.page(ctx, pages.texts().get("error.title"))
                .with("status", status)
                .with("message", message)
                .with("hints", List.of())
                .render("error");
        ctx.status(status);
    }

    /** Begins to listen. */
    public void start() {
        server.start();
    }

    /** Every route as {@code GET /courses/{course}}, for the tests that try all of them. */
    List<String> routes() {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                .toList();
    }

    /** The port on which the server listens. */
    public int port() {
        return server.port();
    }

    /** Answers what is being asked and stops. */
    @Override
    public void close() {
        live.close();
        try {
            server.stop();
        } catch (JavalinException e) {
            // Jetty has stopped all the same, and what is closed after the server must not stay open.
            LOG.warn("some connections did not end in time and were cut: {}", String.valueOf(e.getCause()));
        }
    }
}
