package io.github.jwtfilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.validation.ForeignKeyNames;
import io.github.jwtfilter.settings.value.InvalidValueException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final List<Class<?>> SECTIONS = List.of(
            IssuerSettings.class,
            KeySettings.class,
            LocalKeySettings.class,
            RemoteKeySettings.class,
            RevokedKeys.class,
            TokenSettings.class,
            ClaimSettings.class,
            IdentitySettings.class,
            ExposeSettings.class,
            PathSettings.class,
            AccessSettings.class,
            ChallengeSettings.class,
            CsrfSettings.class,
            CorsSettings.class,
            ResponseSettings.class,
            TransportSettings.class,
            SessionSettingKeys.class,
            SigningSettingKeys.class,
            LoginSettingKeys.class,
            RevocationSettings.class,
            StoreSettingKeys.class,
            CacheSettings.class,
            FloodSettings.class,
            RolloutSettings.class,
            LogSettings.class,
            EventSettings.class,
            MonitorSettings.class,
            OperationSettings.class,
            DeploymentSettings.class);

    @Test
    void contains_every_key_that_a_section_declares() throws IllegalAccessException {
        List<Object> declared = new ArrayList<>();
        for (Class<?> section : SECTIONS) {
            for (Field field : section.getDeclaredFields()) {
                if (field.getType() == SettingKey.class) {
                    declared.add(field.get(null));
                }
            }
        }
        assertThat(declared).hasSizeGreaterThan(50).hasSameElementsAs(List.copyOf(Catalog.keys()));
    }

    @Test
    void has_a_section_for_each_group_of_settings() {
        assertThat(sections(TrustedIssuer.class))
                .hasSameSizeAs(
                        Catalog.groups().stream().filter(KeyGroup::ofIssuer).toList());
        assertThat(sections(Settings.class))
                .hasSameSizeAs(Catalog.groups().stream()
                        .filter(group -> !group.ofIssuer())
                        .toList());
    }

    private static List<Class<?>> sections(Class<?> of) {
        return Arrays.stream(of.getDeclaredFields())
                .filter(field -> !field.isSynthetic())
                .<Class<?>>map(Field::getType)
                .filter(type -> type.getSimpleName().endsWith("Settings"))
                .toList();
    }

    @Test
    void only_claims_and_revoked_keys_apply_to_all_issuers() {
        List<SettingKey<?>> restricting = new ArrayList<>(ClaimSettings.KEYS);
        restricting.add(RevokedKeys.REVOKED);
        assertThat(Catalog.keys())
                .filteredOn(key -> Catalog.isOfIssuer(key) && !Catalog.isOfOneIssuer(key))
                .hasSameElementsAs(restricting);
        assertThat(Catalog.groups())
                .filteredOn(KeyGroup::ofIssuer)
                .extracting(KeyGroup::title)
                .containsExactly("Issuer", "Keys", "Claims", "Identity");
    }

    @Test
    void each_key_has_a_unique_name_and_variable() {
        assertThat(Catalog.keys()).extracting(SettingKey::name).doesNotHaveDuplicates();
        assertThat(Catalog.keys())
                .extracting(key -> Catalog.variable(key.name()))
                .doesNotHaveDuplicates();
        assertThat(Catalog.keys()).noneMatch(key -> key.name().startsWith("config."));
    }

    @Test
    void has_no_key_that_the_end_of_the_name_of_an_issuer_could_turn_into_another_one() {
        List<String> names = Catalog.keys().stream().map(SettingKey::name).toList();
        List<String> ofIssuer = Catalog.keys().stream()
                .filter(Catalog::isOfIssuer)
                .map(SettingKey::name)
                .toList();
        for (String name : ofIssuer) {
            assertThat(ofIssuer).noneMatch(other -> other.endsWith("." + name) || other.endsWith("-" + name));
        }
        assertThat(names).noneMatch(name -> name.startsWith(KeyName.ISSUERS));
    }

    @Test
    void has_defaults_that_can_be_read() throws InvalidValueException {
        for (SettingKey<?> key : Catalog.keys()) {
            String text = key.defaultText();
            if (text != null) {
                assertThat((Object) key.parser().parse(text)).as(key.name()).isNotNull();
            }
        }
    }

    @Test
    void finds_the_members_of_a_family() {
        assertThat(Catalog.find("claims.match.azp")).isSameAs(ClaimSettings.MATCH);
        assertThat(Catalog.find("claims.match.")).isNull();
        assertThat(Catalog.find("claims.match")).isNull();
        assertThat(Catalog.find("access.10")).isSameAs(AccessSettings.RULE);
        assertThat(AccessSettings.key("10")).isEqualTo("access.10");
        assertThat(Catalog.findVariable("JWTFILTER_CLAIMS_MATCH_<NAME>", Set.of()))
                .isNull();
    }

    @Test
    void contains_every_key_that_foreign_names_suggest() {
        List<String> names = Catalog.keys().stream().map(SettingKey::name).toList();
        for (String foreign :
                List.of("iss", "aud", "leeway", "secret", "pem", "issuer-uri", "jwks-uri", "roles", "role-map")) {
            assertThat(names).containsAll(ForeignKeyNames.meaning(foreign));
            assertThat(ForeignKeyNames.meaning(foreign)).isNotEmpty();
        }
        assertThat(ForeignKeyNames.targetKeys()).isSubsetOf(names);
    }

    @Test
    void hides_all_secrets_and_nothing_else() {
        assertThat(Catalog.keys())
                .filteredOn(SettingKey::secret)
                .extracting(SettingKey::name)
                .containsExactly(
                        "keys.secret",
                        "keys.keystore.password",
                        "session.keys.password",
                        "session.secret",
                        "login.client-secret",
                        "login.encryption-key",
                        "store.jdbc.url",
                        "store.jdbc.password",
                        "store.redis.url",
                        "store.redis.password");
    }
}
