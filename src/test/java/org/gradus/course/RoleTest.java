package org.gradus.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RoleTest {
    private static void onlyFor(Predicate<Role> right, Role... roles) {
        assertThat(Role.values()).filteredOn(right).containsExactly(roles);
    }

    @Test
    void studentsAreGradedAndMayDoNothingElse() {
        onlyFor(Role::isGraded, Role.STUDENT);
    }

    @Test
    void assistantsSeeAndGradeEverything() {
        onlyFor(Role::isStaff, Role.ASSISTANT, Role.INSTRUCTOR);
        onlyFor(Role::mayGrade, Role.ASSISTANT, Role.INSTRUCTOR);
    }

    @Test
    void instructorsDecide() {
        onlyFor(Role::mayExtend, Role.INSTRUCTOR);
        onlyFor(Role::mayOverride, Role.INSTRUCTOR);
        onlyFor(Role::mayPublish, Role.INSTRUCTOR);
        onlyFor(Role::mayConfigure, Role.INSTRUCTOR);
        onlyFor(Role::mayManageRoster, Role.INSTRUCTOR);
    }
}
