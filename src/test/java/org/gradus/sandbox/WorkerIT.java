package org.gradus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkerIT {
    private static WorkerPool pool;

    @BeforeAll
    static void open() {
        pool = new WorkerPool(Workers.SANDBOX, WorkerSettings.quick());
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void aMethodIsCalled() throws Exception {
        try (Worker worker = pool.take()) {
            Reply loaded = worker.exchange(Subject.statements("System.out.println(\"hello\");"), Subject.LIMIT);
            assertThat(loaded)
                    .isEqualTo(new Reply.Loaded(Map.of(Subject.ROLE, List.of(Subject.IMPLEMENTATION)), Map.of(), 0));
            worker.exchange(new Request.Begin(), Subject.LIMIT);
            Reply reply = worker.exchange(Subject.number(41), Subject.LIMIT);
            assertThat(reply).isInstanceOfSatisfying(Reply.Returned.class, returned -> {
                assertThat(returned.value()).isEqualTo(new Value.Real(42));
                assertThat(returned.printed()).isEqualTo(6);
            });
            assertThat(worker.takeOutput().head()).isEqualTo("hello\n");
        }
    }
}
