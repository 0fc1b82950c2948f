package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.gradus.store.AccountLinks.Kind;
import org.gradus.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountLinksTest {
    @TempDir
    Path folder;

    private static int kept(StoreContract store) {
        return store.database.with(handle -> handle.createQuery("select count(*) from account_link")
                .mapTo(Integer.class)
                .one());
    }

    @ParameterizedTest
    @EnumSource
    void linksThatCannotBeUsedAnyMoreAreForgotten(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            AccountLinks links = new AccountLinks(store.database, store.clock);
            long other =
                    store.people.create("student08@example.org", "Student 08").id();
            assertThat(links.use(links.create(Kind.INVITATION, store.student.id(), null)))
                    .isTrue();
            links.create(Kind.RESET, store.student.id(), null);
            String first = links.create(Kind.INVITATION, other, null);
            assertThat(kept(store)).isEqualTo(2);
            store.clock.advance(Duration.ofDays(2));

            String second = links.create(Kind.FIRST_ADMINISTRATOR, null, null);

            assertThat(kept(store)).isEqualTo(2);
            assertThat(links.find(first)).isPresent();
            assertThat(links.find(second)).isPresent();
        }
    }
}
