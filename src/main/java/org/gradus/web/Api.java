package org.gradus.web;

import io.javalin.security.RouteRole;
import org.gradus.store.ApiTokens;

/**
 * Who may use a route of the programming interface: whoever might use the page, by a token of this scope or a wider one.
 *
 * @param access as for pages; a token whose scope is narrower than {@code STAFF} is answered as if its person were no staff
 */
record Api(Access access, ApiTokens.Scope scope) implements RouteRole {
    /** Reads what is the person's own. */
    static Api read(Access access) {
        return new Api(access, ApiTokens.Scope.READ);
    }

    /** Hands in, and changes what is the person's own. */
    static Api submit(Access access) {
        return new Api(access, ApiTokens.Scope.SUBMIT);
    }

    /** Does what is staff's. */
    static Api staff(Access access) {
        return new Api(access, ApiTokens.Scope.STAFF);
    }

    /** Runs the server. */
    static Api admin(Access access) {
        return new Api(access, ApiTokens.Scope.ADMIN);
    }
}
