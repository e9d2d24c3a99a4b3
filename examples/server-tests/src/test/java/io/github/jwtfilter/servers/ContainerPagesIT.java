package io.github.jwtfilter.servers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command and every file of the pages in docs/containers works as shown. */
class ContainerPagesIT {
    @ParameterizedTest
    @EnumSource
    void the_page_is_correct_from_the_settings_to_the_undeployment(DocumentedContainer container) throws Exception {
        new ContainerPageScenario(container.server()).run();
    }

    @Tag("containers")
    @ParameterizedTest
    @EnumSource
    void the_page_of_a_large_server_is_correct(LargeContainer container) throws Exception {
        new ContainerPageScenario(container.server()).run();
    }
}
