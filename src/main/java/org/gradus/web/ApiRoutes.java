package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the routes of the programming interface are registered, each with its description. A route below {@code /api/v1} that is not
 * registered here, and an answer with a field that its description lacks, fail a test.
 *
 * <p>A new route is one call in the {@code register} method of the class of its area:
 *
 * <pre>{@code
 * routes.get(PLACE + "/{batch}", this::batch, Api.staff(Access.STAFF),
 *         ApiOperation.of("readBatch", "Batches", "Reads a batch").answers(BatchJson.class));
 * }</pre>
 *
 * The answer is a record: its components are the fields, {@code @Nullable} ones may be null, {@link About} explains one.
 */
final class ApiRoutes {
    private final RoutesConfig routes;
    private final List<Route> documented = new ArrayList<>();

    ApiRoutes(RoutesConfig routes) {
        this.routes = routes;
    }

    /** A route with its description. */
    record Route(HandlerType method, String path, Api role, ApiOperation operation) {}

    void get(String path, Handler handler, Api role, ApiOperation operation) {
        routes.get(path, handler, role);
        documented.add(new Route(HandlerType.GET, path, role, operation));
    }

    void post(String path, Handler handler, Api role, ApiOperation operation) {
        routes.post(path, handler, role);
        documented.add(new Route(HandlerType.POST, path, role, operation));
    }

    void put(String path, Handler handler, Api role, ApiOperation operation) {
        routes.put(path, handler, role);
        documented.add(new Route(HandlerType.PUT, path, role, operation));
    }

    void patch(String path, Handler handler, Api role, ApiOperation operation) {
        routes.patch(path, handler, role);
        documented.add(new Route(HandlerType.PATCH, path, role, operation));
    }

    void delete(String path, Handler handler, Api role, ApiOperation operation) {
        routes.delete(path, handler, role);
        documented.add(new Route(HandlerType.DELETE, path, role, operation));
    }

    /** All that were registered, in this order. */
    List<Route> documented() {
        return List.copyOf(documented);
    }
}
