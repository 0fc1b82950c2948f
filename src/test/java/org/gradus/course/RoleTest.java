package org.gradus.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RoleTest {
    private static void onlyFor(Predicate<Role> right, Role... roles) {
        assertThat(Role.values()).filteredOn(right).containsExactly(roles);
    }

    @Test
    void onlyStudentsAreGraded() {
        onlyFor(Role::isGraded, Role.STUDENT);
    }

    @Test
    void assistantsAreStaff() {
        onlyFor(Role::isStaff, Role.ASSISTANT, Role.INSTRUCTOR);
    }
}
