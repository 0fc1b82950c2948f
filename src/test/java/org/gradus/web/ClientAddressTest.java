package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private final ClientAddress behindProxies = new ClientAddress(Set.of("127.0.0.1", "::1", "192.0.2.10"));

    @Test
    void anybodysHeaderIsNotBelieved() {
        assertThat(new ClientAddress(Set.of()).client("127.0.0.1", "203.0.113.9"))
                .isEqualTo("127.0.0.1");
        assertThat(behindProxies.client("203.0.113.66", "203.0.113.9")).isEqualTo("203.0.113.66");
    }

    @Test
    void aTrustedProxysWordCounts() {
        assertThat(behindProxies.client("127.0.0.1", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(behindProxies.client("[0:0:0:0:0:0:0:1]", "2001:db8::9")).isEqualTo("2001:db8::9");
        assertThat(behindProxies.client("127.0.0.1", null)).isEqualTo("127.0.0.1");
    }

    @Test
    void whatTheClientPutBeforeTheProxysWordDoesNotCount() {
        assertThat(behindProxies.client("127.0.0.1", "198.51.100.1, 203.0.113.9"))
                .isEqualTo("203.0.113.9");
        assertThat(behindProxies.client("127.0.0.1", "198.51.100.1, 203.0.113.9, 192.0.2.10"))
                .as("two proxies of ours")
                .isEqualTo("203.0.113.9");
        assertThat(behindProxies.client("127.0.0.1", "203.0.113.9, proxy.example.org"))
                .as("a name is never looked up")
                .isEqualTo("127.0.0.1");
    }
}
