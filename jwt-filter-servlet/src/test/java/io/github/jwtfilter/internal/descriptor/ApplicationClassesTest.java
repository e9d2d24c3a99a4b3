package io.github.jwtfilter.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApplicationClassesTest {
    private final ApplicationOfClasses application = new ApplicationOfClasses();

    @ParameterizedTest
    @EnumSource
    void the_api_is_the_one_that_the_classes_use(ServletNamespace namespace) throws IOException {
        assertThat(ApplicationClasses.of(application).namespace()).isNull();

        String api = namespace.api().replace('.', '/');
        application.with("A.class", ClassFileTest.referringTo("a/A", api + "/http/HttpServlet"));
        assertThat(ApplicationClasses.of(application).namespace()).isEqualTo(namespace);

        String other = namespace.other().api().replace('.', '/');
        application.with("B.class", ClassFileTest.referringTo("a/B", other + "/Filter"));
        assertThat(ApplicationClasses.of(application).namespace()).isNull();
    }

    @Test
    void a_filter_that_uses_a_library_for_tokens_is_reported() throws IOException {
        String library = "com/nimbusds/jwt/JWTParser";
        application.with("Client.class", ClassFileTest.referringTo("a/Client", library));
        application.with("Plain.class", ClassFileTest.implementing("a/Plain", Filter.class));
        assertThat(ApplicationClasses.of(application).tokenFilters()).isEmpty();

        application.with("Own.class", ClassFileTest.implementing("a/Own", Filter.class, library));
        assertThat(ApplicationClasses.of(application).tokenFilters())
                .singleElement()
                .asString()
                .contains("the filter a.Own validates tokens", "token.hide");
    }

    @Test
    void damaged_classes_are_ignored() throws IOException {
        application.with("A.class", ClassFileTest.referringTo("a/A", "javax/servlet/Filter"));
        application.with("B.class", new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0});

        assertThat(ApplicationClasses.of(application).namespace()).isNull();
    }
}
