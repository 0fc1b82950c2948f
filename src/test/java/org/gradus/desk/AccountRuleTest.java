package org.gradus.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.gradus.course.Role;
import org.gradus.store.Person;
import org.junit.jupiter.api.Test;

/** Who may make whom a link that opens the account: nobody gets by it to what is not open to him already. */
class AccountRuleTest {
    private static final Person INSTRUCTOR = person(1, false, false, false, false);
    private static final Person ADMINISTRATOR = person(2, true, false, false, false);
    private static final Person ACTIVE = person(3, false, false, false, false);
    private static final Person INVITED = person(4, false, false, true, false);
    private static final long OWN = 10;
    private static final long OWN_TOO = 11;
    private static final long FOREIGN = 12;

    private static Person person(long id, boolean administrator, boolean author, boolean invited, boolean disabled) {
        return new Person(
                id, "person" + id + "@example.org", "person" + id, null, administrator, author, invited, disabled);
    }

    private static boolean instructorMay(Person other, Map<Long, Role> parts) {
        return AccountRule.allows(INSTRUCTOR, Set.of(OWN, OWN_TOO), other, parts);
    }

    @Test
    void instructorsResetTheirOwnStudents() {
        assertThat(instructorMay(ACTIVE, Map.of(OWN, Role.STUDENT))).isTrue();
        assertThat(instructorMay(ACTIVE, Map.of(OWN, Role.STUDENT, OWN_TOO, Role.STUDENT)))
                .isTrue();
    }

    @Test
    void instructorsInviteWhomeverTheyHaveAdded() {
        assertThat(instructorMay(INVITED, Map.of(OWN, Role.STUDENT))).isTrue();
        assertThat(instructorMay(INVITED, Map.of(OWN, Role.ASSISTANT))).isTrue();
        assertThat(instructorMay(INVITED, Map.of(OWN, Role.INSTRUCTOR, OWN_TOO, Role.STUDENT)))
                .isTrue();
    }

    @Test
    void anAccountThatOpensAnotherCourseIsNotTheirs() {
        assertThat(instructorMay(ACTIVE, Map.of(OWN, Role.STUDENT, FOREIGN, Role.STUDENT)))
                .isFalse();
        assertThat(instructorMay(ACTIVE, Map.of(OWN, Role.STUDENT, FOREIGN, Role.INSTRUCTOR)))
                .isFalse();
        assertThat(instructorMay(INVITED, Map.of(OWN, Role.STUDENT, FOREIGN, Role.ASSISTANT)))
                .isFalse();
        assertThat(instructorMay(INVITED, Map.of())).isFalse();
    }

    @Test
    void staffWithAPasswordAreTheAdministratorsMatter() {
        assertThat(instructorMay(ACTIVE, Map.of(OWN, Role.ASSISTANT))).isFalse();
        assertThat(instructorMay(ACTIVE, Map.of(OWN, Role.INSTRUCTOR))).isFalse();
    }

    @Test
    void rightsOnTheWholeServerAreOutOfReach() {
        Map<Long, Role> part = Map.of(OWN, Role.STUDENT);

        assertThat(instructorMay(person(5, true, false, true, false), part)).isFalse();
        assertThat(instructorMay(person(5, false, true, true, false), part)).isFalse();
    }

    @Test
    void whoLeadsNoCourseMakesNone() {
        assertThat(AccountRule.allows(ACTIVE, Set.of(), INVITED, Map.of(OWN, Role.STUDENT)))
                .isFalse();
    }

    @Test
    void administratorsMakeThemForEverybodyWhoIsNotDisabled() {
        assertThat(AccountRule.allows(ADMINISTRATOR, Set.of(), person(5, true, true, false, false), Map.of()))
                .isTrue();
        assertThat(AccountRule.allows(ADMINISTRATOR, Set.of(), person(5, false, false, false, true), Map.of()))
                .isFalse();
    }
}
