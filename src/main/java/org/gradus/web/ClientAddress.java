package org.gradus.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * From which machine a request comes. Behind a reverse proxy only the proxy knows, and anybody can send the header in which it says so:
 * the header counts if it comes from a proxy that the operator named.
 */
final class ClientAddress {
    /** Numbers only: a name would be looked up. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    private static final String ATTRIBUTE = "client";
    private static final List<String> FORWARDING = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via");

    private final Set<InetAddress> proxies;

    ClientAddress(Set<String> trustedProxies) {
        proxies = trustedProxies.stream()
                .map(ClientAddress::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Finds the address and keeps it with the request. */
    void resolve(Context ctx) {
        ctx.attribute(ATTRIBUTE, client(ctx.req().getRemoteAddr(), ctx.header("X-Forwarded-For")));
    }

    /** The machine that asks. */
    static String of(Context ctx) {
        String found = ctx.attribute(ATTRIBUTE);
        return found == null ? ctx.req().getRemoteAddr() : found;
    }

    /** Whether a program on this very machine asks, and not somebody elsewhere through a proxy that nobody named. */
    boolean isThisMachine(Context ctx) {
        boolean direct = FORWARDING.stream().allMatch(header -> ctx.header(header) == null);
        return (direct || isProxy(ctx.req().getRemoteAddr()))
                && parse(of(ctx)).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Each proxy adds whom it serves at the end: the last one that is no proxy of ours is the client. */
    String client(String remote, @org.jspecify.annotations.Nullable String forwarded) {
        if (forwarded == null || !isProxy(remote)) {
            return remote;
        }
        List<String> hops =
                Arrays.stream(forwarded.split(",")).map(String::strip).toList();
        for (int i = hops.size() - 1; i >= 0; i--) {
            if (parse(hops.get(i)).isEmpty()) {
                return remote;
            }
            if (!isProxy(hops.get(i))) {
                return hops.get(i);
            }
        }
        return remote;
    }

    private boolean isProxy(String address) {
        return parse(address).filter(proxies::contains).isPresent();
    }

    private static Optional<InetAddress> parse(String address) {
        String bare =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        if (!LITERAL.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
