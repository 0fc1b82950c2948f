package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.gradus.grading.Proof;
import org.junit.jupiter.api.Test;

/** Proofs of assignments as a page and as JSON. */
class ProofReportTest {
    private static String page(Proof... proofs) {
        return new ProofReport(Templates.packaged()).write(List.of(proofs));
    }

    @Test
    void provedAssignmentIsSaidToBeProved() {
        assertThat(page(SampleProofs.proved()))
                .contains(
                        "<h1>The assignment is proved</h1>",
                        "3 of 3 caught by the check that each names",
                        "none: each check catches a mistake that no other one catches",
                        "1 graded, 0 with another verdict than expected")
                .doesNotContain("What to mend", "not as expected");
    }

    @Test
    void survivorIsNamedAndWhatComesFromSamplesIsEscaped() {
        assertThat(page(SampleProofs.survived()))
                .contains(
                        "<h1>6 problems</h1>",
                        "The mistake SignFlipped survives: no check takes points away.",
                        "The mistake LossDoubled is not caught by lossIsRight; it loses points on gradientIsRight.",
                        "✕ not as expected",
                        "&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void cellsAreToldInWords() {
        assertThat(page(SampleProofs.proved()))
                .contains(">loses all, must lose</span>", ">loses some, must lose</span>", ">keeps all</span>");
    }

    @Test
    void assignmentThatCannotBeReadIsAProblem() {
        assertThat(page(Proof.broken("torn", "Torn.java:3: ';' expected"), SampleProofs.proved()))
                .contains("<h1>1 problem</h1>", "Torn.java:3: &#39;;&#39; expected");
    }

    @Test
    void jsonHoldsTheMatrix() throws IOException {
        JsonNode proofs = new ObjectMapper().readTree(ProofJson.write(List.of(SampleProofs.survived())));

        assertThat(proofs).hasSize(1);
        JsonNode proof = proofs.get(0);
        assertThat(proof.at("/assignment").asText()).isEqualTo("invented");
        assertThat(proof.at("/survivors/0").asText()).isEqualTo("SignFlipped");
        assertThat(proof.at("/rows")).hasSize(5);
        assertThat(proof.at("/rows/3/mustLoseOn/0").asText()).isEqualTo("gradientIsRight");
        assertThat(proof.at("/rows/4/earned/gradientIsRight").asDouble()).isZero();
        assertThat(proof.at("/rows/4/asExpected").asBoolean()).isFalse();
        assertThat(proof.at("/samples/1/differences")).hasSize(2);
        assertThat(proof.at("/problems")).hasSize(6);
    }
}
