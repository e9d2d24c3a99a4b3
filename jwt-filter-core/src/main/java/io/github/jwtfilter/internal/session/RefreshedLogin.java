package io.github.jwtfilter.internal.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The user of a session as the identity provider describes the user at present. Immutable. */
public final class RefreshedLogin {
    private final String name;
    private final List<String> roles;
    private final ProviderLogin login;
    private final boolean described;

    /**
     * Creates the result of a refresh.
     *
     * @param name the name of the user; another one than that of the session ends the session
     * @param roles the roles of the user
     * @param login the login with its new tokens
     */
    public RefreshedLogin(String name, Collection<String> roles, ProviderLogin login) {
        this(name, roles, login, true);
    }

    private RefreshedLogin(String name, Collection<String> roles, ProviderLogin login, boolean described) {
        this.name = name;
        this.roles = Collections.unmodifiableList(new ArrayList<>(roles));
        this.login = login;
        this.described = described;
    }

    /**
     * Returns the result of a refresh after which the provider has not described the user, for example since its userinfo endpoint does
     * not respond. The new tokens must be stored, since the earlier ones may not be valid any more.
     *
     * @param login the login with its new tokens, and the earlier time of its confirmation
     * @return a result without a name and roles
     */
    public static RefreshedLogin undescribed(ProviderLogin login) {
        return new RefreshedLogin("", Collections.emptyList(), login, false);
    }

    /** Returns whether the name and the roles are known; otherwise those of the session continue. */
    boolean isDescribed() {
        return described;
    }

    /**
     * Returns the name of the user.
     *
     * @return the name for the application
     */
    public String name() {
        return name;
    }

    /**
     * Returns the roles of the user.
     *
     * @return the roles, which replace those of the session
     */
    public List<String> roles() {
        return roles;
    }

    /**
     * Returns the login.
     *
     * @return the login with its new tokens
     */
    public ProviderLogin login() {
        return login;
    }

    /** Hides the values, which are personal data. */
    @Override
    public String toString() {
        return "(hidden)";
    }
}
