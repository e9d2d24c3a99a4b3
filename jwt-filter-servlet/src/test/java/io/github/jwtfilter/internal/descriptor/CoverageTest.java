package io.github.jwtfilter.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTest {
    private static final String FILTER = "<filter><filter-name>jwt</filter-name><filter-class>a.Filter</filter-class>"
            + "</filter><filter><filter-name>other</filter-name><filter-class>b.Filter</filter-class></filter>";

    private static Coverage coverage(String parts) throws IOException {
        String text = "<web-app>" + parts + "</web-app>";
        return Coverage.of(
                WebXmlReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), Set.of("a.Filter"));
    }

    private static Coverage mapped(String target) throws IOException {
        return coverage(FILTER + "<filter-mapping><filter-name>jwt</filter-name>" + target + "</filter-mapping>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<url-pattern>/*</url-pattern>",
                "<url-pattern> /* </url-pattern>",
                "<url-pattern>/a/*</url-pattern><url-pattern>/*</url-pattern>",
                "<servlet-name>a</servlet-name><url-pattern>/*</url-pattern>",
                "<url-pattern>/*</url-pattern><dispatcher>REQUEST</dispatcher>",
                "<url-pattern>/*</url-pattern><dispatcher>FORWARD</dispatcher><dispatcher>REQUEST</dispatcher>"
            })
    void a_mapping_to_every_path_for_requests_is_complete(String target) throws IOException {
        assertThat(mapped(target).isComplete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "<url-pattern>/admin/*</url-pattern>, mapped to /admin/* only",
        "<url-pattern>/</url-pattern>, mapped to / only",
        "<url-pattern>*.jsp</url-pattern>, mapped to *.jsp only",
        "<servlet-name>orders</servlet-name>, mapped to the servlet orders only",
        "<servlet-name>*</servlet-name>, mapped to the servlet * only",
        "<url-pattern>/*</url-pattern><dispatcher>FORWARD</dispatcher>, mapped to /* for FORWARD only",
        "<url-pattern>/*</url-pattern><dispatcher>ASYNC</dispatcher><dispatcher>ERROR</dispatcher>, for ASYNC ERROR only"
    })
    void any_other_mapping_leaves_a_gap(String target, String gap) throws IOException {
        assertThat(mapped(target).isComplete()).isFalse();
        assertThat(mapped(target).gap()).contains(gap);
    }

    @Test
    void several_narrow_mappings_leave_a_gap_between_them() throws IOException {
        Coverage coverage =
                mapped("<url-pattern>/*</url-pattern><dispatcher>ERROR</dispatcher></filter-mapping><filter-mapping>"
                        + "<filter-name>jwt</filter-name><url-pattern>/a/*</url-pattern>");

        assertThat(coverage.isComplete()).isFalse();
        assertThat(coverage.gap()).contains("mapped to /* for ERROR, /a/* only");
    }

    @Test
    void a_filter_without_a_mapping_covers_no_path() throws IOException {
        Coverage coverage = coverage(FILTER
                + "<filter-mapping><filter-name>other</filter-name><url-pattern>/*</url-pattern></filter-mapping>");

        assertThat(coverage.isComplete()).isFalse();
        assertThat(coverage.gap()).contains("is declared but not mapped");
    }

    @Test
    void without_a_filter_no_path_is_covered() throws IOException {
        assertThat(coverage("").isComplete()).isFalse();
        assertThat(coverage("").gap()).contains("no JwtFilter is declared");
    }
}
